package io.hesuan.platform.webhooks;

import hesuandb.webhooks.tables.records.EndpointRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static hesuandb.webhooks.Tables.DELIVERY;
import static hesuandb.webhooks.Tables.ENDPOINT;

/** Where webhooks lie, how they and their deliveries are listed, and what must be true of them. */
@Component
class WebhookSpec extends StoredRecord<Webhook, EndpointRecord> {

    static final IdFormat ID = IdFormat.of("whk");
    static final IdFormat DELIVERY_ID = IdFormat.of("dlv");
    static final Permission READ = new Permission("webhook.read");
    static final Permission WRITE = new Permission("webhook.write");
    private static final Permission EVENTS = new Permission("event.read");

    private final PublicAddress addresses;

    WebhookSpec(PublicAddress addresses) {
        super(new Kind<>("webhook", Webhook.class, ID, READ, WRITE, ENDPOINT, ENDPOINT.ID, ENDPOINT.VERSION, ENDPOINT.CHANGED_AT));
        this.addresses = addresses;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        Permission mayReadWebhooks() {
            return READ;
        }

        @Bean
        Permission mayWriteWebhooks() {
            return WRITE;
        }

        @Bean
        ListSpec webhookList() {
            return ListSpec.shared("webhooks", "webhook", READ, ENDPOINT, ENDPOINT.ID, ID, ENDPOINT.SEARCH_TEXT, "name", List.of(
                    Column.text("name", ENDPOINT.NAME, 200),
                    Column.text("address", ENDPOINT.ADDRESS, 360).notSortable(),
                    Column.tags("types", ENDPOINT.TYPES, 240, List.of()),
                    Column.flag("active", ENDPOINT.ACTIVE, 80),
                    Column.instant("changedAt", ENDPOINT.CHANGED_AT)));
        }

        @Bean
        ListSpec webhookDeliveryList() {
            return ListSpec.shared("webhook-deliveries", "webhook-delivery", READ, DELIVERY.join(ENDPOINT).on(ENDPOINT.ID.eq(DELIVERY.ENDPOINT_ID)), DELIVERY.ID, DELIVERY_ID,
                    null, "-createdAt", List.of(
                            Column.instant("createdAt", DELIVERY.CREATED_AT),
                            Column.text("webhook", ENDPOINT.NAME, 160).notSortable(),
                            Column.text("eventType", DELIVERY.EVENT_TYPE, 180).notSortable(),
                            Column.choice("state", DELIVERY.STATE, 100, List.of("waiting", "delivered", "failed")).notSortable(),
                            Column.number("attempts", DELIVERY.ATTEMPTS, 80).notSortable(),
                            Column.number("answerStatus", DELIVERY.ANSWER_STATUS, 90).notSortable(),
                            Column.text("trouble", DELIVERY.TROUBLE, 260).notSortable(),
                            Column.instant("deliveredAt", DELIVERY.DELIVERED_AT).notSortable(),
                            Column.reference("webhookId", DELIVERY.ENDPOINT_ID, ID)));
        }
    }

    @Override
    public Webhook content(EndpointRecord row) {
        return new Webhook(row.getName(), row.getAddress(), Arrays.asList(row.getTypes()), row.getActive());
    }

    @Override
    public void fill(EndpointRecord row, Webhook webhook) {
        row.setName(webhook.name());
        row.setAddress(webhook.address());
        row.setTypes(webhook.types().stream().distinct().toArray(String[]::new));
        row.setActive(webhook.active());
        row.setSearchText(SearchText.of(webhook.name(), webhook.address()));
    }

    @Override
    public String title(Webhook webhook) {
        return webhook.name();
    }

    @Override
    public Function<Draft<Webhook>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Webhook>> drafts) {
        return draft -> {
            if (!draft.by().companies(EVENTS).all()) {
                return Optional.of(new Outcome.Refused<>(WebhookRefusal.WEBHOOK_NEEDS_ALL_EVENTS, null, List.of()));
            }
            return addresses.allows(draft.content().address()) ? Optional.empty()
                    : Optional.of(new Outcome.Refused<>(WebhookRefusal.WEBHOOK_ADDRESS_NOT_PUBLIC, "address", List.of(draft.content().address())));
        };
    }
}
