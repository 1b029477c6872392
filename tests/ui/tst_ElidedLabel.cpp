// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/ElidedLabel.h"

#include <QtGui/QAccessible>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using trinity::ui::ElidedLabel;

namespace {

const auto stageText = u"Building the page"_s;

bool hasInk(QWidget &widget)
{
    const QImage picture = widget.grab().toImage();
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y) {
            if (picture.pixel(x, y) != picture.pixel(0, 0))
                return true;
        }
    }
    return false;
}

} // namespace

class tst_ElidedLabel final : public QObject
{
    Q_OBJECT

private slots:
    void saysAllOfItWhereThereIsRoom()
    {
        ElidedLabel label;
        label.setWholeText(stageText);
        label.show();
        label.resize(label.fontMetrics().horizontalAdvance(stageText), 20);
        QCOMPARE(label.shownText(), stageText);
        QVERIFY(label.toolTip().isEmpty());
        QVERIFY(hasInk(label));
    }

    void endsInAnEllipsisWhereThereIsLess()
    {
        ElidedLabel label;
        label.setWholeText(stageText);
        label.show();
        label.resize(label.fontMetrics().horizontalAdvance(u"Building the pa"_s), 20);
        QCOMPARE(label.shownText(), u"Building the…"_s);
        QVERIFY(label.fontMetrics().horizontalAdvance(label.shownText()) <= label.width());
        QCOMPARE(label.toolTip(), stageText);
        QCOMPARE(label.text(), stageText);
        QVERIFY(hasInk(label));
    }

    void cutsNoNumberInHalf()
    {
        ElidedLabel label;
        label.setWholeText(u"Writing 90 %"_s);
        label.show();
        label.resize(label.fontMetrics().horizontalAdvance(u"Writing 9…"_s), 20);
        QCOMPARE(label.shownText(), u"Writing…"_s);
    }

    void showsNothingWhereNotEvenOneWordFits()
    {
        ElidedLabel label;
        label.setWholeText(stageText);
        label.show();
        label.resize(label.fontMetrics().horizontalAdvance(u"Buildin"_s), 20);
        QVERIFY2(label.shownText().isEmpty(), qPrintable(label.shownText()));
        QVERIFY(!hasInk(label));
        QCOMPARE(label.toolTip(), stageText);
        QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name), stageText);
    }

    void takesTheRoomThatIsLeft()
    {
        ElidedLabel label;
        label.setWholeText(stageText);
        label.show();
        QCOMPARE(label.sizePolicy().horizontalPolicy(), QSizePolicy::Ignored);
        label.resize(10, 20);
        QVERIFY(label.shownText().isEmpty());
        label.resize(400, 20);
        QCOMPARE(label.shownText(), stageText);
        QVERIFY(label.toolTip().isEmpty());
    }
};

QTEST_MAIN(tst_ElidedLabel)
#include "tst_ElidedLabel.moc"
