// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/DropVerdict.h"
#include "ui/text/EnglishPlurals.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using trinity::ui::DropVerdict;

class tst_DropVerdict final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { new trinity::ui::EnglishPlurals(this); }
    void init();
    void countsFilesByKind();
    void countsPagesAndDocuments();
    void countsTheUsableFilesOfAFolder();
    void namesWhatIsNotSupported();
    void refusesASinglePicture();
    void advisesToPasteADocument();
    void takesTextAsItIs();
    void takesTheFilesOfUrls();
    void refusesWebAddresses();
    void takesAReadmeWithoutAnEnding();
    void saysWhenAFileCannotBeRead();
    void refusesNothingAtAll();

private:
    QString file(const QString &name, const QByteArray &bytes = "Ada Lovelace\nMathematician\n");

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_DropVerdict::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString tst_DropVerdict::file(const QString &name, const QByteArray &bytes)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(bytes);
    return path;
}

void tst_DropVerdict::countsFilesByKind()
{
    const auto verdict = DropVerdict::ofPaths({file(u"a b.txt"_s), file(u"ü.txt"_s), file(u"cv.json"_s, "{}")});
    QVERIFY(verdict.isAcceptable());
    QCOMPARE(verdict.files.size(), 3);
    QCOMPARE(verdict.sentence, u"Add 3 files (2 text, 1 JSON)"_s);
    QVERIFY(verdict.advice.isEmpty());
}

void tst_DropVerdict::countsPagesAndDocuments()
{
    const auto verdict = DropVerdict::ofPaths({file(u"a.PDF"_s, "%PDF"), file(u"b.docx"_s, "PK"), file(u"c.htm"_s, "<html>")});
    QVERIFY(verdict.isAcceptable());
    QCOMPARE(verdict.sentence, u"Add 3 files (1 web page, 2 documents)"_s);
}

void tst_DropVerdict::countsTheUsableFilesOfAFolder()
{
    for (int i = 0; i < 11; ++i)
        file(u"photo%1.png"_s.arg(i), "\x89PNG");
    file(u"one.txt"_s);
    file(u"two.md"_s);
    file(u"three.json"_s, "{}");
    const auto verdict = DropVerdict::ofPaths({m_folder->path()});
    QCOMPARE(verdict.sentence, u"Folder: 14 files, 3 usable"_s);
    QCOMPARE(verdict.files.size(), 3);
}

void tst_DropVerdict::namesWhatIsNotSupported()
{
    const auto verdict = DropVerdict::ofPaths({file(u"cv.txt"_s), file(u"photo.png"_s, "\x89PNG")});
    QVERIFY(verdict.isAcceptable());
    QCOMPARE(verdict.sentence, u"1 of 2 not supported: photo.png"_s);
    QVERIFY(!verdict.advice.isEmpty());
    QCOMPARE(verdict.files.size(), 1);
}

void tst_DropVerdict::refusesASinglePicture()
{
    const auto verdict = DropVerdict::ofPaths({file(u"photo.png"_s, "\x89PNG")});
    QVERIFY(!verdict.isAcceptable());
    QCOMPARE(verdict.sentence, u"Not supported: photo.png"_s);
}

void tst_DropVerdict::advisesToPasteADocument()
{
    const auto picture = DropVerdict::ofPaths({file(u"photo.png"_s, "\x89PNG")});
    const auto document = DropVerdict::ofPaths({file(u"cv.doc"_s, "\xD0\xCF\x11\xE0")});
    QVERIFY(!document.isAcceptable());
    QVERIFY(document.advice.contains(u"paste"_s));
    QVERIFY(document.advice != picture.advice);
}

void tst_DropVerdict::takesTextAsItIs()
{
    QMimeData data;
    data.setText(u"Ada Lovelace, mathematician"_s);
    const auto verdict = DropVerdict::of(data);
    QVERIFY(verdict.isAcceptable());
    QCOMPARE(verdict.text, u"Ada Lovelace, mathematician"_s);
    QVERIFY(verdict.sentence.contains(u'3'));
}

void tst_DropVerdict::takesTheFilesOfUrls()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file(u"my cv.txt"_s)), QUrl(u"https://example.org/"_s)});
    const auto verdict = DropVerdict::of(data);
    QCOMPARE(verdict.files, QStringList{m_folder->filePath(u"my cv.txt"_s)});
}

void tst_DropVerdict::refusesWebAddresses()
{
    QMimeData data;
    data.setUrls({QUrl(u"https://example.org/"_s)});
    QVERIFY(!DropVerdict::of(data).isAcceptable());
    QVERIFY(!DropVerdict::of(data).sentence.isEmpty());
}

void tst_DropVerdict::takesAReadmeWithoutAnEnding()
{
    QVERIFY(DropVerdict::isUsable(file(u"README"_s)));
    QVERIFY(!DropVerdict::isUsable(file(u"archive"_s, QByteArray("PK\x03\x04\x00\x00\x00", 7))));
}

void tst_DropVerdict::saysWhenAFileCannotBeRead()
{
    const auto verdict = DropVerdict::ofPaths({m_folder->filePath(u"gone.txt"_s)});
    QVERIFY(!verdict.isAcceptable());
    QCOMPARE(verdict.sentence, u"Cannot be read: gone.txt"_s);
}

void tst_DropVerdict::refusesNothingAtAll()
{
    const QMimeData data;
    QVERIFY(!DropVerdict::of(data).isAcceptable());
}

QTEST_GUILESS_MAIN(tst_DropVerdict)
#include "tst_DropVerdict.moc"
