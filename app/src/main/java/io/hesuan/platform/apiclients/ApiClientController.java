package io.hesuan.platform.apiclients;

import hesuandb.apiclients.tables.records.ClientRecord;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@RequestMapping("/api/api-clients")
class ApiClientController extends RecordController<ApiClient, ClientRecord> {

    private final ApiClientSpec spec;
    private final Records records;
    private final ClientSecrets secrets;

    ApiClientController(ApiClientSpec spec, Records records, WritePath writePath, Problems problems, ClientSecrets secrets) {
        super(spec, records, writePath, problems);
        this.spec = spec;
        this.records = records;
        this.secrets = secrets;
    }

    /** What the program signs in with at {@code POST /oauth2/token}; the secret is shown this once. */
    record Credentials(String clientId, String secret) {

        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }

    /** Gives the client its first secret, or a new one in place of the old. */
    @PostMapping("/{id}/secret")
    Credentials renewSecret(@PathVariable String id, Acting by) {
        UUID clientId = read(id);
        ApiClient client = records.find(spec, clientId, by).orElseThrow(() -> refused(RequestRefusal.RECORD_NOT_FOUND, "id", id)).content();
        if (!by.rights().cover(spec.rights(client))) {
            throw refused(ApiClientRefusal.SCOPE_EXCEEDS_YOURS, null);
        }
        return new Credentials(id, Refused.unlessDone(secrets.renew(by, clientId)));
    }

    private static UUID read(String id) {
        try {
            return ApiClients.ID.read(id);
        } catch (MalformedText malformed) {
            throw refused(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return Refused.because(refusal, field, arguments);
    }
}
