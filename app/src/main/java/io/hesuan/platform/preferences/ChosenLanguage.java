package io.hesuan.platform.preferences;

import io.hesuan.platform.access.OwnLanguage;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import static hesuandb.preferences.Tables.SETTING;

/** The language among a person's settings. */
@Component
class ChosenLanguage implements OwnLanguage {

    private final DSLContext sql;

    ChosenLanguage(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Locale> of(UUID userId) {
        return sql.select(SETTING.LOCALE).from(SETTING).where(SETTING.USER_ID.eq(userId)).fetchOptional(SETTING.LOCALE).map(Locale::forLanguageTag);
    }
}
