package io.hesuan.platform.apiclients;

import hesuandb.apiclients.tables.records.ClientRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.PartScope;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.access.PlaceIds;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.search.SearchText;
import io.hesuan.platform.security.KnownPermissions;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import static hesuandb.apiclients.Tables.CLIENT;

/** Where API clients lie, how they are listed, and what must be true of them. */
@Component
class ApiClientSpec implements RecordSpec<ApiClient, ClientRecord> {

    private final KnownPermissions known;

    ApiClientSpec(KnownPermissions known) {
        this.known = known;
    }

    static ListSpec list() {
        return ListSpec.shared("api-clients", "api-client", ApiClients.READ, CLIENT, CLIENT.ID, ApiClients.ID, CLIENT.SEARCH_TEXT, "name", List.of(
                Column.text("name", CLIENT.NAME, 220),
                Column.tags("scopes", CLIENT.SCOPES, 420, List.of()),
                Column.flag("active", CLIENT.ACTIVE, 80),
                Column.instant("changedAt", CLIENT.CHANGED_AT)));
    }

    /** What scopes in companies permit; companies without an entry are all companies. */
    static Rights rights(Collection<Permission> scopes, Collection<UUID> companies) {
        CompanyScope where = companies.isEmpty() ? CompanyScope.ALL : CompanyScope.of(Set.copyOf(companies));
        return Rights.of(Set.copyOf(scopes), where, PartScope.whole(where), PartScope.whole(where));
    }

    @Override
    public String name() {
        return "api-client";
    }

    @Override
    public Class<ApiClient> contentType() {
        return ApiClient.class;
    }

    @Override
    public IdFormat idFormat() {
        return ApiClients.ID;
    }

    @Override
    public Permission mayRead() {
        return ApiClients.READ;
    }

    @Override
    public Permission mayWrite() {
        return ApiClients.WRITE;
    }

    @Override
    public Table<ClientRecord> table() {
        return CLIENT;
    }

    @Override
    public TableField<ClientRecord, UUID> id() {
        return CLIENT.ID;
    }

    @Override
    public TableField<ClientRecord, Integer> version() {
        return CLIENT.VERSION;
    }

    @Override
    public TableField<ClientRecord, OffsetDateTime> changedAt() {
        return CLIENT.CHANGED_AT;
    }

    @Override
    public ApiClient content(ClientRecord row) {
        return new ApiClient(row.getName(), Arrays.asList(row.getScopes()), Arrays.stream(row.getCompanyIds()).map(PlaceIds.COMPANY::write).toList(), row.getActive());
    }

    @Override
    public void fill(ClientRecord row, ApiClient client) {
        row.setName(client.name());
        row.setScopes(client.scopes().stream().distinct().toArray(String[]::new));
        row.setCompanyIds(client.companyIds().stream().distinct().map(PlaceIds.COMPANY::read).toArray(UUID[]::new));
        row.setActive(client.active());
        row.setSearchText(SearchText.of(client.name()));
    }

    @Override
    public String title(ApiClient client) {
        return client.name();
    }

    @Override
    public Function<Draft<ApiClient>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<ApiClient>> drafts) {
        return this::check;
    }

    private Optional<Outcome.Refused<Saved>> check(Draft<ApiClient> draft) {
        ApiClient client = draft.content();
        for (int i = 0; i < client.scopes().size(); i++) {
            if (known.find(client.scopes().get(i)).isEmpty()) {
                return refused(ApiClientRefusal.SCOPE_UNKNOWN, "scopes[" + i + "]", client.scopes().get(i));
            }
        }
        Rights before = draft.before() == null ? Rights.NONE : rights(draft.before());
        if (!draft.by().rights().cover(rights(client)) || !draft.by().rights().cover(before)) {
            return refused(ApiClientRefusal.SCOPE_EXCEEDS_YOURS, "scopes");
        }
        return Optional.empty();
    }

    Rights rights(ApiClient client) {
        Set<Permission> scopes = client.scopes().stream().flatMap(scope -> known.find(scope).stream()).collect(Collectors.toSet());
        return rights(scopes, client.companyIds().stream().map(PlaceIds.COMPANY::read).toList());
    }

    private static Optional<Outcome.Refused<Saved>> refused(ApiClientRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
