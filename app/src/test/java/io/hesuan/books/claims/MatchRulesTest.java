package io.hesuan.books.claims;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Refusal;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The refusals of a match as a table in order of precedence: each fault is added to all those below it, and is the one that is told. */
class MatchRulesTest {

    private static final UUID COMPANY = Ids.next();
    private static final UUID ACCOUNT = Ids.next();
    private static final UUID PARTY = Ids.next();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final OpenItem DEBIT = item(COMPANY, ACCOUNT, PARTY, "CNY", 1_000);
    private static final OpenItem CREDIT = item(COMPANY, ACCOUNT, PARTY, "CNY", -400);
    private static final OpenItem CLEARED = item(COMPANY, ACCOUNT, PARTY, "CNY", 0);
    private static final OpenItem OF_OTHERS = item(Ids.next(), ACCOUNT, PARTY, "CNY", 1_000);
    private static final OpenItem OTHER_ACCOUNT = item(COMPANY, Ids.next(), PARTY, "CNY", 1_000);
    private static final OpenItem OTHER_PARTY = item(COMPANY, ACCOUNT, Ids.next(), "CNY", 1_000);
    private static final OpenItem DOLLARS = item(COMPANY, ACCOUNT, PARTY, "USD", 1_000);
    private static final Map<UUID, OpenItem> KNOWN = known(DEBIT, CREDIT, CLEARED, OF_OTHERS, OTHER_ACCOUNT, OTHER_PARTY, DOLLARS);

    private record Fault(ClaimRefusal refusal, UnaryOperator<MatchItems> commit) {
    }

    /** Highest precedence first; each must be able to stand together with those after it. */
    private static final List<Fault> FAULTS = List.of(
            new Fault(ClaimRefusal.MATCH_HAS_TOO_MANY_ITEMS, command -> lines(command, some -> Collections.nCopies(MatchRules.MOST_ITEMS + 1, some.getFirst()))),
            new Fault(ClaimRefusal.OPEN_ITEM_REPEATED, command -> with(command, command.lines().getFirst())),
            new Fault(ClaimRefusal.OPEN_ITEM_UNKNOWN, command -> before(command, line(OF_OTHERS, null))),
            new Fault(ClaimRefusal.ITEMS_OF_DIFFERENT_ACCOUNTS, command -> before(command, line(OTHER_ACCOUNT, null))),
            new Fault(ClaimRefusal.ITEMS_OF_DIFFERENT_PARTIES, command -> before(command, line(OTHER_PARTY, null))),
            new Fault(ClaimRefusal.ITEMS_OF_DIFFERENT_CURRENCIES, command -> with(command, line(DOLLARS, null))),
            new Fault(ClaimRefusal.MATCH_AMOUNT_NOT_UNDERSTOOD, command -> first(command, line -> new MatchItems.Line(line.itemId(), "-1.00"))),
            new Fault(ClaimRefusal.OPEN_ITEM_IS_CLEARED, command -> lines(command, some -> Stream.concat(Stream.of(line(CLEARED, "1.00")), some.stream()).toList())),
            new Fault(ClaimRefusal.MORE_THAN_IS_OPEN, command -> first(command, line -> new MatchItems.Line(line.itemId(), "10.01"))),
            new Fault(ClaimRefusal.MATCH_DATE_IS_TOO_EARLY, command -> new MatchItems(COMPANY, DAY.minusDays(1), "", command.lines())));

    @Test
    void the_first_of_several_faults_is_told() {
        for (int worst = 0; worst < FAULTS.size(); worst++) {
            MatchItems command = sound();
            for (int each = FAULTS.size() - 1; each >= worst; each--) {
                command = FAULTS.get(each).commit().apply(command);
            }
            assertThat(told(command)).as("fault %s", FAULTS.get(worst).refusal()).contains(FAULTS.get(worst).refusal());
        }
    }

    @Test
    void each_fault_alone_is_told() {
        assertThat(FAULTS).allSatisfy(fault -> assertThat(told(fault.commit().apply(sound()))).contains(fault.refusal()));
    }

    @Test
    void a_sound_match_passes_and_edges_are_edges() {
        assertThat(told(sound())).isEmpty();
        assertThat(told(lines(sound(), some -> List.of()))).contains(ClaimRefusal.MATCH_HAS_NO_ITEMS);
        assertThat(told(first(sound(), line -> new MatchItems.Line(line.itemId(), "10.00")))).isEmpty();
        assertThat(told(first(sound(), line -> new MatchItems.Line(line.itemId(), "0.00")))).contains(ClaimRefusal.MATCH_AMOUNT_NOT_UNDERSTOOD);
        assertThat(told(first(sound(), line -> new MatchItems.Line(line.itemId(), "1.001")))).contains(ClaimRefusal.MATCH_AMOUNT_NOT_UNDERSTOOD);
        assertThat(told(first(sound(), line -> new MatchItems.Line(line.itemId(), "1e3")))).contains(ClaimRefusal.MATCH_AMOUNT_NOT_UNDERSTOOD);
        assertThat(told(first(sound(), line -> new MatchItems.Line(line.itemId(), "99999999999999999999")))).contains(ClaimRefusal.MATCH_AMOUNT_NOT_UNDERSTOOD);
        assertThat(told(new MatchItems(COMPANY, DAY, "", sound().lines()))).isEmpty();
        assertThat(MatchRules.plan(sound(), KNOWN).orElseThrow().rest()).isZero();
    }

    private static Optional<Refusal> told(MatchItems command) {
        return MatchRules.plan(command, KNOWN).reason();
    }

    private static MatchItems sound() {
        return new MatchItems(COMPANY, null, "", List.of(line(DEBIT, "4.00"), line(CREDIT, null)));
    }

    private static MatchItems.Line line(OpenItem item, String amount) {
        return new MatchItems.Line(item.terms.id(), amount);
    }

    private static MatchItems lines(MatchItems command, Function<List<MatchItems.Line>, List<MatchItems.Line>> change) {
        return new MatchItems(command.companyId(), command.on(), "", change.apply(command.lines()));
    }

    private static MatchItems first(MatchItems command, UnaryOperator<MatchItems.Line> change) {
        return lines(command, some -> {
            List<MatchItems.Line> lines = new ArrayList<>(some);
            lines.set(0, change.apply(lines.getFirst()));
            return lines;
        });
    }

    private static MatchItems with(MatchItems command, MatchItems.Line line) {
        return lines(command, some -> {
            List<MatchItems.Line> lines = new ArrayList<>(some);
            lines.add(line);
            return lines;
        });
    }

    /** Between the first line and the rest, so that a fault below still stands in its own line. */
    private static MatchItems before(MatchItems command, MatchItems.Line line) {
        return lines(command, some -> {
            List<MatchItems.Line> lines = new ArrayList<>(some);
            lines.add(1, line);
            return lines;
        });
    }

    private static Map<UUID, OpenItem> known(OpenItem... items) {
        Map<UUID, OpenItem> known = new HashMap<>();
        for (OpenItem item : items) {
            known.put(item.terms.id(), item);
        }
        return known;
    }

    private static OpenItem item(UUID company, UUID account, UUID party, String currency, long open) {
        long whole = open == 0 ? 5_000 : open;
        return new OpenItem(new OpenItem.Terms(Ids.next(), company, account, party, currency, Ids.next(), 202603, null, DAY, DAY, "", "", null, whole, whole), open, open);
    }
}
