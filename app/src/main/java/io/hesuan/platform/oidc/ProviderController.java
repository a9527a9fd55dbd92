package io.hesuan.platform.oidc;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** What the sign-in page offers beside login and password. */
@RestController
class ProviderController {

    private final Providers providers;

    ProviderController(Providers providers) {
        this.providers = providers;
    }

    /** @param url where the browser goes to sign in there */
    record Offered(String id, String name, String url) {
    }

    @GetMapping("/api/session/providers")
    List<Offered> all() {
        return providers.all().entrySet().stream()
                .map(entry -> new Offered(entry.getKey(), entry.getValue().name(), "/oauth2/authorization/" + entry.getKey())).toList();
    }
}
