package io.hesuan.books.posting;

import io.hesuan.books.claims.TestMatches;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.posting.PostingGround.FactDraft;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.kernel.Ids;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worked example: facts in order, each with a sentence for the reader, told as a text that is committed beside the tests.
 * {@code -Dhesuan.update=true} writes the text anew; otherwise it must be as it was.
 */
final class Flow {

    private static final Path TEXTS = Path.of("src/test/resources/flows");

    /** What happened, for the reader: a fact with its sentence, or a sentence alone ({@code fact} is null). */
    record Step(String sentence, UUID fact) {
    }

    final PostingGround ground;
    final ApplicationContext house;
    final String title;
    final String standard;
    final List<Step> steps = new ArrayList<>();
    private final Map<UUID, String> names = new HashMap<>();

    Flow(ApplicationContext house, String standard, String title) {
        this.house = house;
        this.standard = standard;
        this.title = title;
        this.ground = new PostingGround(house, standard);
        named(ground.hangzhou, "Hangzhou");
        named(ground.shanghai, "Shanghai");
        named(ground.counter, "counter");
        named(ground.supplier, "Huanan Glass");
        named(ground.customer, "Ms Lin");
        named(ground.platform, "Tmall");
    }

    UUID named(UUID id, String name) {
        names.put(id, name);
        return id;
    }

    /** A new thing with a name, such as an order or a party. */
    UUID thing(String name) {
        return named(Ids.next(), name);
    }

    UUID item(String name, String valuation) {
        return named(ground.item(valuation), name);
    }

    /** @throws IllegalStateException for what has none, as the text would not be the same twice */
    String name(UUID id) {
        String name = names.get(id);
        if (name == null) {
            throw new IllegalStateException("nothing is named " + id);
        }
        return name;
    }

    FactDraft fact(String type, String day, String number) {
        return ground.fact(type, day).number(number);
    }

    FactDraft receipt(String day, String number, UUID item, long units, String value) {
        return fact("goods-received", day, number).party(ground.supplier)
                .move(GoodsMove.of(0, item, io.hesuan.books.stock.Place.SUPPLIER, ground.hangzhou, units * PostingGround.ONE).value(PostingGround.cents(value)));
    }

    FactDraft about(FactDraft draft, UUID order) {
        return draft.party(ground.customer).of(Dimension.ORDER, order);
    }

    static GoodsMove goods(UUID item, long units, UUID from, UUID to, UUID reference) {
        return GoodsMove.of(0, item, from, to, units * PostingGround.ONE).reference(reference);
    }

    UUID tell(String sentence, FactDraft draft) {
        return noted(sentence, draft.post());
    }

    UUID tellLate(String sentence, FactDraft draft, UUID item, UUID receipt, String amount) {
        return noted(sentence, draft.postLate(item, receipt, amount));
    }

    private UUID noted(String sentence, UUID fact) {
        steps.add(new Step(sentence, fact));
        return fact;
    }

    /** Matches what belongs together; what is left over is a fact of its own. */
    void match(String sentence) {
        matched(sentence, TestMatches.everything(house, ground.company));
    }

    /** Matches all open items of an account; what is left is a discount. */
    void matchWithDiscount(String sentence, String account) {
        TestMatches.withDiscount(house, ground.company, account);
        matched(sentence, 1);
    }

    private void matched(String sentence, int matches) {
        steps.add(new Step(sentence + " " + matches + (matches == 1 ? " match." : " matches."), null));
        ground.sql.fetch("SELECT id FROM posting.fact WHERE company_id = ? AND type = 'claim-difference' ORDER BY id", ground.company).forEach(row -> {
            UUID fact = row.get(0, UUID.class);
            if (steps.stream().noneMatch(step -> fact.equals(step.fact()))) {
                noted("What the match leaves over.", fact);
            }
        });
    }

    /** Compares the text with the committed one, or writes that, and proves that the books of the flow tie out. */
    void standsIn(String file) throws IOException {
        ground.books.number();
        String text = new FlowText(this).write();
        Path committed = TEXTS.resolve(file + ".txt");
        if (Boolean.getBoolean("hesuan.update")) {
            Files.createDirectories(TEXTS);
            Files.writeString(committed, text);
        }
        assertThat(text).as(committed + " tells otherwise; -Dhesuan.update=true writes it anew").isEqualTo(read(committed));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
