package io.hesuan.platform.security;

import hesuandb.security.tables.records.UserRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Masks;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import static hesuandb.security.Tables.USER;

/** Where users lie, how they are listed, and what their rules need to know. */
@Component
class UserSpec implements RecordSpec<User, UserRecord> {

    private final HeldRights heldRights;
    private final Administrators administrators;

    UserSpec(HeldRights heldRights, Administrators administrators) {
        this.heldRights = heldRights;
        this.administrators = administrators;
    }

    static ListSpec list() {
        Field<String> maskedEmail = DSL.when(USER.EMAIL.eq(""), "")
                .otherwise(DSL.left(USER.EMAIL, 1).concat("***").concat(DSL.substring(USER.EMAIL, DSL.position(USER.EMAIL, "@")))).as("email_masked");
        Field<String> maskedPhone = DSL.when(USER.PHONE.eq(""), "").when(DSL.length(USER.PHONE).lt(8), "****")
                .otherwise(DSL.left(USER.PHONE, 3).concat("****").concat(DSL.right(USER.PHONE, 4))).as("phone_masked");
        return ListSpec.shared("users", "user", Users.READ, USER, USER.ID, Users.ID, USER.SEARCH_TEXT, "login", List.of(
                Column.text("login", USER.LOGIN, 140),
                Column.text("name", USER.NAME, 160),
                Column.text("email", USER.EMAIL, 220).notFiltered().notSortable().maskedBy(maskedEmail),
                Column.text("phone", USER.PHONE, 140).notFiltered().notSortable().maskedBy(maskedPhone),
                Column.choice("locale", USER.LOCALE, 100, List.of("zh-CN", "en")).hidden(),
                Column.flag("active", USER.ACTIVE, 80),
                Column.instant("changedAt", USER.CHANGED_AT)));
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public Class<User> contentType() {
        return User.class;
    }

    @Override
    public IdFormat idFormat() {
        return Users.ID;
    }

    @Override
    public Permission mayRead() {
        return Users.READ;
    }

    @Override
    public Permission mayWrite() {
        return Users.WRITE;
    }

    @Override
    public Table<UserRecord> table() {
        return USER;
    }

    @Override
    public TableField<UserRecord, UUID> id() {
        return USER.ID;
    }

    @Override
    public TableField<UserRecord, Integer> version() {
        return USER.VERSION;
    }

    @Override
    public TableField<UserRecord, OffsetDateTime> changedAt() {
        return USER.CHANGED_AT;
    }

    @Override
    public User content(UserRecord row) {
        return new User(row.getLogin(), row.getName(), row.getEmail(), row.getPhone(), row.getLocale(), row.getActive());
    }

    @Override
    public void fill(UserRecord row, User user) {
        row.setLogin(user.login());
        row.setName(user.name());
        row.setEmail(user.email());
        row.setPhone(user.phone());
        row.setLocale(user.locale());
        row.setActive(user.active());
        row.setSearchText(SearchText.of(user.login(), user.name()));
    }

    @Override
    public String title(User user) {
        return user.login() + " " + user.name();
    }

    @Override
    public User shownTo(Acting reader, User user) {
        return reader.may(Permission.PERSONAL_DATA) ? user : masked(user);
    }

    @Override
    public User recorded(User user) {
        return masked(user);
    }

    /** What comes back masked from somebody who could not see it is put in clear again. */
    @Override
    public List<Draft<User>> completed(DSLContext sql, List<Draft<User>> drafts) {
        return drafts.stream().map(draft -> {
            User user = draft.content();
            User before = draft.before();
            return before == null || draft.by().may(Permission.PERSONAL_DATA) ? draft : draft.with(new User(user.login(), user.name(),
                    user.email().equals(Masks.email(before.email())) ? before.email() : user.email(),
                    user.phone().equals(Masks.phone(before.phone())) ? before.phone() : user.phone(), user.locale(), user.active()));
        }).toList();
    }

    private static User masked(User user) {
        return new User(user.login(), user.name(), Masks.email(user.email()), Masks.phone(user.phone()), user.locale(), user.active());
    }

    @Override
    public Function<Draft<User>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<User>> drafts) {
        var logins = drafts.stream().map(draft -> draft.content().login()).toList();
        var emails = drafts.stream().map(draft -> draft.content().email().toLowerCase(Locale.ROOT)).filter(email -> !email.isEmpty()).toList();
        Map<String, UUID> taken = new HashMap<>();
        Condition sameEmail = DSL.lower(USER.EMAIL).eq(DSL.any(emails.toArray(String[]::new))).and(USER.EMAIL.ne(""));
        sql.select(USER.ID, USER.LOGIN, USER.EMAIL).from(USER)
                .where(USER.LOGIN.eq(DSL.any(logins.toArray(String[]::new))).or(sameEmail))
                .forEach(row -> UserRules.claim(taken, row.value1(), row.value2(), row.value3()));
        drafts.forEach(draft -> UserRules.claim(taken, draft.id(), draft.content().login(), draft.content().email()));
        var rights = heldRights.of(sql, drafts.stream().map(Draft::id).toList());
        Set<UUID> leaving = drafts.stream().filter(draft -> !draft.content().active()).map(Draft::id).collect(Collectors.toSet());
        Set<UUID> administering = leaving.isEmpty() ? Set.of() : administrators.locked(sql);
        return new UserRules(taken, rights, Administrators.lastLeaves(administering, leaving) ? administering : Set.of())::check;
    }
}
