package io.hesuan.platform.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;

import java.io.IOException;
import java.util.Arrays;

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
        return new SpokenLanguage();
    }
}
