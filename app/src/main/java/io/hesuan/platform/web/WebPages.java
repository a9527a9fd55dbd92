package io.hesuan.platform.web;

import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

import java.io.IOException;
import java.time.Duration;

/**
 * Serves the web app. Its files come as they are; an address that names no file is a page of the app, which finds its
 * way by itself, so that any link may be shared and any page reloaded.
 */
@Configuration(proxyBeanMethods = false)
class WebPages implements WebMvcConfigurer {

    private final String[] locations;

    WebPages(WebProperties properties) {
        this.locations = properties.getResources().getStaticLocations();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // names of these files carry a hash of what is in them
        registry.addResourceHandler("/assets/**").addResourceLocations(inAssets())
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**").addResourceLocations(locations)
                .setCacheControl(CacheControl.noCache()).resourceChain(false).addResolver(new FileOrPage());
    }

    private String[] inAssets() {
        return java.util.Arrays.stream(locations).map(location -> location.endsWith("/") ? location + "assets/" : location + "/assets/").toArray(String[]::new);
    }

    private static final class FileOrPage extends PathResourceResolver {

        @Override
        protected Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null || !isPage(path)) {
                return file;
            }
            Resource page = location.createRelative("index.html");
            return page.isReadable() ? page : null;
        }

        private static boolean isPage(String path) {
            return !path.startsWith("api/") && !path.startsWith("actuator/") && !path.substring(path.lastIndexOf('/') + 1).contains(".");
        }
    }
}
