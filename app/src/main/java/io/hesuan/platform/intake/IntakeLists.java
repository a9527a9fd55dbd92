package io.hesuan.platform.intake;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.UUID;

import static hesuandb.intake.Tables.DIFFERENCE;
import static hesuandb.intake.Tables.ORIGIN;
import static hesuandb.intake.Tables.PAYLOAD;
import static hesuandb.intake.Tables.REREADING;

/** Payloads, rereadings and their differences as lists. */
@Configuration(proxyBeanMethods = false)
class IntakeLists {

    @Bean
    ListSpec payloadList() {
        return new ListSpec("payloads", "payload", IntakeRights.READ, PAYLOAD.join(ORIGIN).on(ORIGIN.ID.eq(PAYLOAD.ORIGIN_ID)), PAYLOAD.ID, IntakeRights.PAYLOAD, PAYLOAD.SEARCH_TEXT,
                (reader, needed) -> visible(reader, PAYLOAD.COMPANY_ID), "-fetchedAt", List.of(
                Column.instant("fetchedAt", PAYLOAD.FETCHED_AT),
                Column.text("origin", ORIGIN.NAME, 160).notSortable(),
                Column.text("kind", PAYLOAD.KIND, 140).notSortable(),
                Column.choice("via", PAYLOAD.VIA, 80, List.of("pull", "push", "file", "call")).notSortable(),
                Column.choice("state", PAYLOAD.STATE, 90, List.of("taken", "parsed", "aside", "dismissed")).notSortable(),
                Column.number("documents", PAYLOAD.DOCUMENTS, 80).notSortable(),
                Column.number("troubles", PAYLOAD.TROUBLE_COUNT, 80).notSortable(),
                Column.text("reason", PAYLOAD.TROUBLE_CODE, 220).notSortable(),
                Column.text("name", PAYLOAD.NAME, 160).notSortable(),
                Column.text("delivery", PAYLOAD.DELIVERY, 200).notSortable(),
                Column.number("size", PAYLOAD.SIZE, 90).notSortable(),
                Column.number("attempts", PAYLOAD.ATTEMPTS, 80).notSortable().hidden(),
                Column.instant("readAt", PAYLOAD.READ_AT).notSortable().hidden(),
                Column.among("originId", ids -> PAYLOAD.ORIGIN_ID.eq(DSL.any(ids)))));
    }

    @Bean
    ListSpec rereadingList() {
        return new ListSpec("rereadings", "rereading", IntakeRights.READ, REREADING.leftJoin(ORIGIN).on(ORIGIN.ID.eq(REREADING.ORIGIN_ID)), REREADING.ID, IntakeRights.REREADING, null,
                (reader, needed) -> visible(reader, REREADING.COMPANY_ID), "-givenAt", List.of(
                Column.instant("givenAt", REREADING.GIVEN_AT),
                Column.text("origin", ORIGIN.NAME, 160).notSortable(),
                Column.text("kind", REREADING.KIND, 140).notSortable(),
                Column.flag("forReal", REREADING.FOR_REAL, 80).notSortable(),
                Column.number("payloads", REREADING.PAYLOADS, 80).notSortable(),
                Column.number("same", REREADING.SAME, 80).notSortable(),
                Column.number("changed", REREADING.CHANGED, 80).notSortable(),
                Column.number("appeared", REREADING.APPEARED, 80).notSortable(),
                Column.number("vanished", REREADING.VANISHED, 80).notSortable(),
                Column.number("failed", REREADING.FAILED, 80).notSortable(),
                Column.number("mended", REREADING.MENDED, 80).notSortable(),
                Column.instant("doneAt", REREADING.DONE_AT).notSortable()));
    }

    @Bean
    ListSpec differenceList() {
        return new ListSpec("differences", "difference", IntakeRights.READ, DIFFERENCE.join(REREADING).on(REREADING.ID.eq(DIFFERENCE.REREADING_ID)), DIFFERENCE.ID,
                IntakeRights.DIFFERENCE, null, (reader, needed) -> visible(reader, REREADING.COMPANY_ID), "document", List.of(
                Column.text("document", DIFFERENCE.DOCUMENT, 200),
                Column.choice("what", DIFFERENCE.WHAT, 100, List.of("changed", "appeared", "vanished", "failed", "mended")).notSortable(),
                Column.text("fields", DIFFERENCE.FIELDS.cast(String.class), 400).notSortable().notFiltered(),
                Column.reference("payloadId", DIFFERENCE.PAYLOAD_ID, IntakeRights.PAYLOAD),
                Column.reference("rereadingId", DIFFERENCE.REREADING_ID, IntakeRights.REREADING)));
    }

    static Condition visible(Acting reader, Field<UUID> company) {
        var scope = reader.companies(IntakeRights.READ);
        return scope.all() ? DSL.noCondition() : company.isNull().or(company.eq(DSL.any(scope.companies().toArray(UUID[]::new))));
    }
}
