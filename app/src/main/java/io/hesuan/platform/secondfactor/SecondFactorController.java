package io.hesuan.platform.secondfactor;

import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.security.SecurityRefusal;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.UserDirectory.Listed;
import io.hesuan.platform.security.Users;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/** Setting up one's own second factor, giving it up, and taking it from somebody who has lost his. */
@RestController
class SecondFactorController {

    private static final String OWN = "/api/session/second-factor";
    private static final String ISSUER = "Hesuan";

    private final SecondFactor secondFactor;
    private final UserDirectory users;
    private final WritePath writePath;

    SecondFactorController(SecondFactor secondFactor, UserDirectory users, WritePath writePath) {
        this.secondFactor = secondFactor;
        this.users = users;
        this.writePath = writePath;
    }

    record State(boolean setUp, int recoveryCodesLeft) {
    }

    /**
     * @param secret for typing into the app
     * @param qr     the address as an SVG image, for scanning
     */
    record Begun(String secret, String address, String qr) {

        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    record Code(@NotBlank @Size(max = 40) String code) {
    }

    record Confirmed(List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Confirmed[]";
        }
    }

    record Noted() {
    }

    @GetMapping(OWN)
    State find(Acting acting) {
        return new State(secondFactor.isSetUp(acting.userId()), secondFactor.recoveryCodesLeft(acting.userId()));
    }

    @PostMapping(OWN)
    Begun begin(Acting acting) {
        Listed user = own(acting);
        if (secondFactor.isSetUp(user.id())) {
            throw refused(SecondFactorRefusal.TOTP_IS_SET_UP, null);
        }
        byte[] secret = secondFactor.begin(user.id());
        String address = Totp.address(secret, ISSUER, user.login());
        return new Begun(Totp.base32(secret), address, QrCode.svg(address));
    }

    @PutMapping(OWN)
    Confirmed confirm(@RequestBody @Valid Code code, Acting acting) {
        Listed user = own(acting);
        if (secondFactor.isSetUp(user.id())) {
            throw refused(SecondFactorRefusal.TOTP_IS_SET_UP, null);
        }
        List<String> codes = secondFactor.confirm(user.id(), code.code());
        if (codes.isEmpty()) {
            throw refused(SecondFactorRefusal.TOTP_CODE_WRONG, "code");
        }
        note(acting, user, "set-up-second-factor");
        return new Confirmed(codes);
    }

    /** Wants a code, so that nobody gives it up at a desk left open. */
    @DeleteMapping(OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestParam String code, Acting acting) {
        Listed user = own(acting);
        if (!secondFactor.isSetUp(user.id())) {
            throw refused(SecondFactorRefusal.TOTP_IS_NOT_SET_UP, null);
        }
        if (!secondFactor.takes(user.id(), code)) {
            throw refused(SecondFactorRefusal.TOTP_CODE_WRONG, "code");
        }
        secondFactor.remove(user.id());
        note(acting, user, "remove-second-factor");
    }

    @DeleteMapping("/api/users/{id}/second-factor")
    @Needs("password.reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAnothers(@PathVariable String id, Acting acting) {
        Listed user = users.byId(read(id)).orElseThrow(() -> refused(RequestRefusal.RECORD_NOT_FOUND, "id", id));
        if (!users.holdsAllOf(acting, user.id())) {
            throw refused(SecurityRefusal.USER_HOLDS_MORE_THAN_YOU, null, user.name());
        }
        secondFactor.remove(user.id());
        note(acting, user, "remove-second-factor");
    }

    private void note(Acting by, Listed user, String action) {
        var useCase = new UseCase<Code, Noted>("second-factor.note", Noted.class, null, (writing, calls) -> {
            writing.audit(by, AuditEntry.of(action, "user", user.id(), user.login() + " " + user.name()));
            return List.of(Outcome.done(new Noted()));
        });
        writePath.all(useCase, List.of(Call.of(by, new Code(""))), Mode.REAL);
    }

    private Listed own(Acting acting) {
        return users.byId(acting.userId()).orElseThrow(() -> refused(RequestRefusal.NOT_SIGNED_IN, null));
    }

    private static UUID read(String id) {
        try {
            return Users.ID.read(id);
        } catch (MalformedText malformed) {
            throw refused(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return Refused.because(refusal, field, arguments);
    }
}
