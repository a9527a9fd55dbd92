package io.hesuan.platform.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Two languages, Chinese first. Each room keeps its own pair of files: {@code locale/<room>.properties} (Chinese) and
 * {@code locale/<room>_en.properties}.
 */
@Configuration(proxyBeanMethods = false)
class Localisation {

    @Bean
    MessageSource messageSource() throws IOException {
        var source = new ResourceBundleMessageSource();
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:locale/*.properties");
        source.setBasenames(Arrays.stream(files)
                .map(file -> file.getFilename().replace(".properties", ""))
                .filter(name -> !name.endsWith("_en"))
                .sorted()
                .map(name -> "locale/" + name)
                .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true); // so that a doubled apostrophe is read as one, with and without arguments
        return source;
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return resolver;
    }
}
