package io.hesuan.books.posting;

import java.util.List;

/**
 * A type of fact that a room posts: a bean of that room, for the catalogue of facts and for the check that rules cover it.
 *
 * @param name  in lower case with dashes
 * @param roles of its amounts, other than those of goods
 * @param goods how goods move in it, {@code supplier>bin}; empty when none do
 */
public record FactType(String name, List<String> roles, List<String> goods) {

    public static FactType of(String name, String... roles) {
        return new FactType(name, List.of(roles), List.of());
    }

    /** @param ways from kind and to kind of place, as {@code supplier>bin} */
    public FactType moving(String... ways) {
        return new FactType(name, roles, List.of(ways));
    }
}
