package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimensions;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules are changed by versions, tried on the past first, and cover what rooms post. */
@HouseTest
class PostingRulesTest {

    private static final Acting CONTROLLER = Acting.house("test", Set.of(PostingRights.RULES, PostingRights.RULES_READ));

    @Autowired
    private ApplicationContext house;
    @Autowired
    private WritePath writePath;
    @Autowired
    private RuleChanges changes;
    @Autowired
    private RulePages pages;
    @Autowired
    private Replay replay;
    private PostingGround ground;

    @BeforeEach
    void aCompany() {
        ground = new PostingGround(house, "asbe");
    }

    private SaveRule.Content insurance(String debit, String condition) {
        return new SaveRule.Content(ground.company, null, "platform-charged.freight_insurance", "运费险", "Freight insurance", "platform-charged", "freight_insurance", condition, debit,
                "PLATFORM_RECEIVABLE", "", "", "", LocalDate.of(2026, 2, 1), null, true);
    }

    private Outcome<RuleSaved> save(SaveRule command) {
        return writePath.all(changes.saving(), List.of(Call.of(CONTROLLER, command)), Mode.REAL).getFirst();
    }

    private void charge(String day) {
        ground.fact("platform-charged", day).party(ground.platform).line(FactLine.of(0, "freight_insurance", 100, "CNY", Dimensions.NONE)).post();
    }

    @Test
    void aCompanysRuleGoesBeforeTheShippedOneFromItsFirstDayOn() {
        charge("2026-01-31");
        save(new SaveRule(null, 0, insurance("ADVERTISING", ""), "insurance is promotion here")).orElseThrow();
        charge("2026-02-01");
        assertThat(ground.balances()).isEqualTo(Map.of("660199", "1.00", "660102", "1.00", "112202", "-2.00"));
    }

    @Test
    void aNewVersionLeavesTheOldOneReadable() {
        RuleSaved first = save(new SaveRule(null, 0, insurance("ADVERTISING", ""), "first")).orElseThrow();
        var id = PostingRights.RULE_ID.read(first.id());
        assertThat(save(new SaveRule(id, 1, insurance("SERVICE_FEE", ""), "second")).orElseThrow().version()).isEqualTo(2);
        assertThat(pages.page(id, CONTROLLER).orElseThrow().versions()).extracting(version -> version.rule().debit()).containsExactly("SERVICE_FEE", "ADVERTISING");
        assertThat(save(new SaveRule(id, 1, insurance("STORAGE", ""), "late")).reason()).contains(PostingRefusal.RULE_CHANGED_MEANWHILE);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByName() {
        assertThat(save(new SaveRule(null, 0, insurance("ADVERTISING", "wether = fine"), "")).reason()).contains(PostingRefusal.RULE_CONDITION_NOT_UNDERSTOOD);
        assertThat(save(new SaveRule(null, 0, insurance("GOLD", ""), "")).reason()).contains(PostingRefusal.RULE_PURPOSE_UNKNOWN);
        assertThat(save(new SaveRule(null, 0, insurance("", ""), "")).reason()).contains(PostingRefusal.RULE_BOOKS_ONE_SIDE);
        assertThat(save(new SaveRule(null, 0, insurance("INVENTORY", ""), "")).reason()).contains(PostingRefusal.RULE_PURPOSE_UNKNOWN);
    }

    @Test
    void aReplayShowsTheDifferenceAndWritesNothing() {
        charge("2026-02-10");
        charge("2026-02-11");
        Rule tried = new Rule(io.hesuan.kernel.Ids.next(), 0, ground.company, null, "platform-charged.freight_insurance", "运费险", "", "platform-charged", "freight_insurance",
                "amount > 0", "ADVERTISING", "PLATFORM_RECEIVABLE", "amount * 0.5", "", "", null, null, true);
        Replay.Result result = replay.replay(ground.company, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28), null, List.of(tried), Locale.ENGLISH);
        assertThat(result.facts()).isEqualTo(2);
        assertThat(result.changed()).isEqualTo(2);
        assertThat(result.accounts()).extracting(Replay.AccountChange::code, Replay.AccountChange::change)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("112202", "1.00"), org.assertj.core.groups.Tuple.tuple("660102", "1.00"), org.assertj.core.groups.Tuple.tuple("660199", "-2.00"));
        assertThat(ground.balances()).isEqualTo(Map.of("660199", "2.00", "112202", "-2.00"));
    }

    @Test
    void aRuleIsTriedOnOneFactAloneChangedOrNot() {
        charge("2026-02-10");
        UUID other = ground.fact("platform-charged", "2026-02-10").party(ground.platform).line(FactLine.of(0, "freight_insurance", 700, "CNY", Dimensions.NONE)).post();
        Rule same = new Rule(io.hesuan.kernel.Ids.next(), 0, ground.company, null, "unheard-of", "", "", "platform-charged", "unheard_of", "", "ADVERTISING", "PLATFORM_RECEIVABLE",
                "", "", "", null, null, true);
        Replay.Result result = replay.replay(ground.company, LocalDate.of(2026, 2, 10), LocalDate.of(2026, 2, 10), other, List.of(same), Locale.ENGLISH);
        assertThat(result.facts()).isEqualTo(1);
        assertThat(result.changed()).isZero();
        assertThat(result.differences()).singleElement().satisfies(one -> assertThat(one.before()).isEqualTo(one.after()).containsEntry("112202", "-7.00"));
    }

    @Test
    void aCompanysOwnRuleIsHiddenFromWhoMayNotSeeTheCompany() {
        var id = PostingRights.RULE_ID.read(save(new SaveRule(null, 0, insurance("ADVERTISING", ""), "")).orElseThrow().id());
        assertThat(pages.page(id, CONTROLLER)).isPresent();
        assertThat(pages.page(id, Acting.house("test", Set.of()))).isEmpty();
        assertThat(pages.rules(null, Acting.house("test", Set.of()))).isNotEmpty().allMatch(rule -> rule.companyId() == null);
    }

    @Test
    void whatShipsCoversEveryDeclaredTypeInBothStandards() {
        for (String standard : List.of("asbe", "sme")) {
            var company = new PostingGround(house, standard).company;
            assertThat(pages.coverage(company, LocalDate.of(2026, 1, 15))).allSatisfy(type -> assertThat(type.whole()).as(type.factType() + " in " + standard).isTrue());
        }
    }
}
