package io.hesuan.platform.web;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** No text that comes in holds the character NUL: databases and programs in C take it for the end. */
@Configuration(proxyBeanMethods = false)
class PlainText {

    /** Whether a text holds what no text may. */
    static boolean hasNul(Object text) {
        return text instanceof String words && words.indexOf('\0') >= 0;
    }

    @Bean
    JsonMapperBuilderCustomizer textWithoutNul() {
        return mapper -> mapper.addModule(new SimpleModule("text without NUL").addDeserializer(String.class, new Text()));
    }

    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            return hasNul(text) ? (String) context.handleWeirdStringValue(String.class, text, "holds the character NUL") : text;
        }
    }
}
