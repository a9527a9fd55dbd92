package io.hesuan.platform.web;

import io.hesuan.platform.access.Acting;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.TreeMap;

/** What the server says of itself at {@code /api/openapi}; the web client's types are generated from it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        // a JSON tree is any JSON, not the methods of the class that holds it
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Acting.class).replaceWithClass(JsonNode.class, Object.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().info(new Info().title("Hesuan 合算").version("0.1")
                .description("Amounts and quantities travel as decimal strings, ids as prefixed strings, instants in UTC. "
                        + "Every no is a problem (RFC 9457) with a code for programs and a sentence for people.")
                .license(new License().name("Apache-2.0")));
    }

    /** {@code PUT /api/parties/{id}} is putPartiesById: what a program calls its function. */
    static String operationId(String method, String address) {
        var id = new StringBuilder(method.toLowerCase(Locale.ROOT));
        for (String step : address.replaceFirst("^/api/", "").split("[/-]")) {
            boolean hole = step.startsWith("{");
            String word = hole ? step.substring(1, step.length() - 1) : step;
            id.append(hole ? "By" : "").append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return id.toString();
    }

    /** Every operation may answer a problem; paths and schemas are sorted, so that the committed copy changes only when the API does. */
    @Bean
    OpenApiCustomizer problemsAndOrder() {
        return api -> {
            ModelConverters.getInstance(true).read(Problem.class).forEach(api.getComponents()::addSchemas);
            var problem = new Content().addMediaType("application/problem+json",
                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
            api.getPaths().values().forEach(path -> path.readOperations().forEach(operation ->
                    operation.getResponses().addApiResponse("default", new ApiResponse().description("A problem").content(problem))));
            api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
            var sorted = new io.swagger.v3.oas.models.Paths();
            new TreeMap<>(api.getPaths()).forEach((address, path) -> {
                path.readOperationsMap().forEach((method, operation) -> operation.setOperationId(operationId(method.name(), address)));
                sorted.addPathItem(address, path);
            });
            api.setPaths(sorted);
            api.setServers(java.util.List.of(new io.swagger.v3.oas.models.servers.Server().url("/")));
        };
    }
}
