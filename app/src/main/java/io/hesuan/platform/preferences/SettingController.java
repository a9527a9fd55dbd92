package io.hesuan.platform.preferences;

import io.hesuan.platform.access.Acting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static hesuandb.preferences.Tables.SETTING;

/** How the screen looks and speaks for one person. */
@RestController
@RequestMapping("/api/settings")
class SettingController {

    private static final Settings USUAL = new Settings("system", "zh-CN", "yuan", null);

    private final DSLContext sql;

    SettingController(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param theme  {@code system}, {@code light} or {@code dark}
     * @param locale {@code zh-CN} or {@code en}
     * @param units  how large amounts are shown: {@code yuan}, or {@code wan} for ten thousands
     * @param companyId the company entered last; none before any was chosen
     */
    record Settings(@NotNull @Pattern(regexp = "system|light|dark") String theme, @NotNull @Pattern(regexp = "zh-CN|en") String locale,
                    @NotNull @Pattern(regexp = "yuan|wan") String units,
                    @Pattern(regexp = "com_[0-9a-z]{26}") String companyId) {
    }

    @GetMapping
    Settings find(Acting by) {
        return sql.selectFrom(SETTING).where(SETTING.USER_ID.eq(PreferenceOwner.of(by)))
                .fetchOptional(row -> new Settings(row.getTheme(), row.getLocale(), row.getUnits(), row.getCompanyId())).orElse(USUAL);
    }

    @PutMapping
    Settings change(@Valid @RequestBody Settings settings, Acting by) {
        var row = sql.newRecord(SETTING);
        row.setUserId(PreferenceOwner.of(by));
        row.setTheme(settings.theme());
        row.setLocale(settings.locale());
        row.setUnits(settings.units());
        row.setCompanyId(settings.companyId());
        sql.insertInto(SETTING).set(row).onConflict(SETTING.USER_ID).doUpdate().setAllToExcluded().execute();
        return settings;
    }
}
