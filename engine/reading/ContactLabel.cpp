// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ContactLabel.h"

#include "engine/reading/WordLists.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

const QHash<QString, ContactLabel> &contactLabels()
{
    static const QHash<QString, ContactLabel> table = [] {
        QHash<QString, ContactLabel> made;
        const auto add = [&made](ContactLabel::Kind kind, const QString &names) {
            for (const auto &name : names.split(u'|'))
                made.insert(words::folded(name), ContactLabel{kind, QString()});
        };
        add(ContactLabel::Kind::Email,
            u"email|e-mail|mail|e mail|correo|correo electrónico|courriel|posta elettronica|e-mail-adresse|почта|邮箱|メール"_s);
        add(ContactLabel::Kind::Phone,
            u"phone|tel|tel.|telephone|telefon|mobile|mobil|handy|cell|téléphone|portable|tél|tél.|teléfono|móvil|telefono|"
            u"cellulare|cell.|telefone|telemóvel|celular|телефон|电话|電話|هاتف|טלפון"_s);
        add(ContactLabel::Kind::Address,
            u"web|website|webseite|site|homepage|home page|url|blog|portfolio|site web|página web|sitio web|sito|sito web|www"_s);
        add(ContactLabel::Kind::Place,
            u"address|location|city|based in|lives in|adresse|anschrift|ort|wohnort|ville|lieu|domicile|dirección|ciudad|ubicación|"
            u"residencia|indirizzo|città|residenza|morada|endereço|cidade|localidade|адрес|город|地址|住所|العنوان|כתובת"_s);
        add(ContactLabel::Kind::Name,
            u"name|full name|vorname und name|nom|nom et prénom|prénom et nom|nombre|nombre y apellidos|nome|nome e cognome|"
            u"nome completo|имя|姓名|氏名|名前|الاسم|שם"_s);
        for (const auto &network : {u"GitHub"_s,    u"GitLab"_s,  u"LinkedIn"_s, u"Mastodon"_s, u"Twitter"_s,      u"Bluesky"_s,
                                    u"Instagram"_s, u"YouTube"_s, u"Behance"_s,  u"Dribbble"_s, u"ORCID"_s,        u"Stack Overflow"_s,
                                    u"Codeberg"_s,  u"XING"_s,    u"Facebook"_s, u"Medium"_s,   u"ResearchGate"_s, u"Google Scholar"_s,
                                    u"Telegram"_s,  u"Matrix"_s,  u"Skype"_s,    u"Kaggle"_s,   u"Keybase"_s})
            made.insert(words::folded(network), ContactLabel{ContactLabel::Kind::Profile, network});
        return made;
    }();
    return table;
}

QString networkOfHost(QString host)
{
    static const QHash<QString, QString> hosts{{u"github.com"_s, u"GitHub"_s},
                                               {u"gitlab.com"_s, u"GitLab"_s},
                                               {u"linkedin.com"_s, u"LinkedIn"_s},
                                               {u"twitter.com"_s, u"Twitter"_s},
                                               {u"x.com"_s, u"X"_s},
                                               {u"bsky.app"_s, u"Bluesky"_s},
                                               {u"instagram.com"_s, u"Instagram"_s},
                                               {u"youtube.com"_s, u"YouTube"_s},
                                               {u"behance.net"_s, u"Behance"_s},
                                               {u"dribbble.com"_s, u"Dribbble"_s},
                                               {u"orcid.org"_s, u"ORCID"_s},
                                               {u"stackoverflow.com"_s, u"Stack Overflow"_s},
                                               {u"codeberg.org"_s, u"Codeberg"_s},
                                               {u"xing.com"_s, u"XING"_s},
                                               {u"facebook.com"_s, u"Facebook"_s},
                                               {u"medium.com"_s, u"Medium"_s},
                                               {u"researchgate.net"_s, u"ResearchGate"_s},
                                               {u"mastodon.social"_s, u"Mastodon"_s},
                                               {u"t.me"_s, u"Telegram"_s},
                                               {u"dev.to"_s, u"DEV"_s},
                                               {u"kaggle.com"_s, u"Kaggle"_s}};
    if (host.startsWith("www."_L1))
        host.remove(0, 4);
    for (auto it = hosts.begin(); it != hosts.end(); ++it) // "de.linkedin.com" as well
        if (host == it.key() || host.endsWith(u'.' + it.key()))
            return it.value();
    return {};
}

} // namespace trinity
