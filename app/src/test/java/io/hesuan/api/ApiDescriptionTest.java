package io.hesuan.api;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** The committed description of the API is the server's own; {@code -Dhesuan.update=true} writes it anew. */
@HouseTest
class ApiDescriptionTest {

    private static final Path COMMITTED = Path.of("../web/openapi.json");

    @Autowired MockMvc http;
    @Autowired List<Permission> permissions;

    @Test
    void theCommittedDescriptionIsTheServersOwn() throws Exception {
        String served = pretty(described());
        if (Boolean.getBoolean("hesuan.update")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED))
                .as("web/openapi.json is stale: run ./mvnw verify -pl app -am -Dtest=ApiDescriptionTest -Dhesuan.update=true, then npm run types in web/")
                .isEqualTo(served);
    }

    @Test
    void noAmountTravelsAsANumber() throws Exception {
        described().get("components").get("schemas").propertyStream().forEach(schema -> {
            JsonNode properties = schema.getValue().path("properties");
            properties.propertyStream().forEach(property -> {
                if (property.getKey().toLowerCase().matches(".*(amount|price|cost|value|quantity|credit|limit)$") && property.getValue().path("type").isString()) {
                    assertThat(property.getValue().path("type").asString()).as(schema.getKey() + "." + property.getKey()).isNotEqualTo("number");
                }
            });
        });
    }

    private JsonNode described() throws Exception {
        String body = http.perform(get("/api/openapi").with(Everybody.who(permissions)))
                .andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(body);
    }

    private static String pretty(JsonNode tree) {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(tree) + "\n";
    }
}
