package io.hesuan.books.posting;

import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.jooq.DSLContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/facts.md says which facts rooms post and what the shipped rules make of them; it is written from code and rules. */
@HouseTest
class FactCatalogueTest {

    private static final Path PAGE = Path.of("../docs/facts.md");

    @Autowired
    private ObjectProvider<FactType> types;
    @Autowired
    private DSLContext sql;

    @Test
    void the_catalogue_of_facts_is_as_the_code_is() throws IOException {
        String text = catalogue();
        if (Boolean.getBoolean("hesuan.update")) {
            Files.writeString(PAGE, text);
        }
        assertThat(Files.readString(PAGE)).as("stale: run the tests once with -Dhesuan.update=true").isEqualTo(text);
    }

    private String catalogue() {
        List<Rule> rules = RuleRows.newest(sql).stream().filter(rule -> rule.companyId() == null).sorted(Comparator.comparing(Rule::code)).toList();
        var text = new StringBuilder("""
                # The catalogue of facts

                What rooms and outside systems may tell the books, and what the shipped rules make of it. Purposes name accounts; `GOODS` is the account that
                carries the goods, `GIVEN` the one that the fact names. Worked examples with vouchers: `app/src/test/resources/flows`. This page is written from the code.
                """);
        types.stream().sorted(Comparator.comparing(FactType::name)).forEach(type -> {
            text.append("\n## ").append(type.name()).append("\n\n");
            if (!type.goods().isEmpty()) {
                text.append("Goods move: ").append(String.join(", ", type.goods()).replace(">", " → ")).append(".\n\n");
            }
            text.append("| role | when | debit | credit | standard |\n|---|---|---|---|---|\n");
            rules.stream().filter(rule -> rule.factType().equals(type.name())).forEach(rule -> text.append("| ").append(rule.role()).append(" | ").append(code(rule.condition()))
                    .append(" | ").append(rule.books() ? code(rule.debit()) : "nothing is booked").append(" | ").append(code(rule.credit())).append(" | ")
                    .append(rule.standard() == null ? "" : rule.standard()).append(" |\n"));
        });
        return text.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }
}
