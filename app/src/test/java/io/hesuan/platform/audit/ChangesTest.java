package io.hesuan.platform.audit;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesTest {

    @Test
    void fieldsAreComparedByPathThroughObjectsAndArrays() {
        assertThat(Changes.between(tree("""
                {"name":"a","address":{"city":"x","street":"s"},"units":[{"n":1},{"n":2}]}"""), tree("""
                {"name":"a","address":{"city":"y","street":"s"},"units":[{"n":1},{"n":3},{"n":4}],"new":true}""")))
                .extracting(Changes.Change::toString)
                .containsExactly("Change[field=address.city, before=\"x\", after=\"y\"]", "Change[field=units[1].n, before=2, after=3]",
                        "Change[field=units[2].n, before=null, after=4]", "Change[field=new, before=null, after=true]");
    }

    @Test
    void aNewRecordShowsEachFieldAndAGoneOneToo() {
        assertThat(Changes.between(null, tree("{\"a\":1,\"b\":null}"))).extracting(Changes.Change::field).containsExactly("a", "b");
        assertThat(Changes.between(tree("{\"a\":1}"), null)).extracting(Changes.Change::after).containsExactly((JsonNode) null);
        assertThat(Changes.between(null, null)).isEmpty();
    }

    @Test
    void aFieldThatChangesItsShapeIsOneChange() {
        assertThat(Changes.between(tree("{\"a\":{\"b\":1}}"), tree("{\"a\":[1]}"))).extracting(Changes.Change::field).containsExactly("a");
    }

    private static JsonNode tree(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
