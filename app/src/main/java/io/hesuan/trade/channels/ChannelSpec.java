package io.hesuan.trade.channels;

import hesuandb.channels.tables.records.ChannelRecord;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.intake.Intake;
import io.hesuan.platform.intake.Origin;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import io.hesuan.platform.webhooks.PublicAddress;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.channels.Tables.CHANNEL;
import static hesuandb.channels.Tables.CREDENTIAL;
import static hesuandb.channels.Tables.PROGRESS;
import static hesuandb.company.Tables.COMPANY_VIEW;
import static hesuandb.party.Tables.PARTNER_VIEW;
import static java.time.ZoneOffset.UTC;

/** Where channels lie, how they are listed, and what their rules need to know. A channel is an origin of payloads. */
@Component
class ChannelSpec extends StoredRecord<Channel, ChannelRecord> {

    private final Intake intake;
    private final PublicAddress addresses;
    private final Clock clock;

    ChannelSpec(Intake intake, PublicAddress addresses, Clock clock) {
        super(new Kind<>("channel", Channel.class, Channels.ID, Channels.READ, Channels.WRITE, CHANNEL, CHANNEL.ID, CHANNEL.VERSION, CHANNEL.CHANGED_AT));
        this.intake = intake;
        this.addresses = addresses;
        this.clock = clock;
    }

    static ListSpec list() {
        var progress = PROGRESS.as("p");
        var rows = CHANNEL.leftJoin(COMPANY_VIEW).on(COMPANY_VIEW.ID.eq(CHANNEL.COMPANY_ID)).leftJoin(PARTNER_VIEW).on(PARTNER_VIEW.ID.eq(CHANNEL.PARTY_ID))
                .leftJoin(CREDENTIAL).on(CREDENTIAL.CHANNEL_ID.eq(CHANNEL.ID)).leftJoin(progress).on(progress.CHANNEL_ID.eq(CHANNEL.ID), progress.STREAM.eq("orders"));
        return new ListSpec("channels", "channel", Channels.READ, rows, CHANNEL.ID, Channels.ID, CHANNEL.SEARCH_TEXT, (reader, needed) -> visible(reader), "code", List.of(
                Column.text("code", CHANNEL.CODE, 110),
                Column.text("name", CHANNEL.NAME, 200),
                Column.choice("platform", CHANNEL.PLATFORM, 110, Platform.codes()),
                Column.text("company", COMPANY_VIEW.NAME, 180).notSortable(),
                Column.text("party", PARTNER_VIEW.NAME, 160).notSortable(),
                Column.choice("revenuePolicy", CHANNEL.REVENUE_POLICY, 120, List.of("signed", "confirmed", "return-window", "at-once", "accepted")).notSortable(),
                Column.flag("connected", DSL.field(CREDENTIAL.CHANNEL_ID.isNotNull()), 80).notSortable().notFiltered(),
                Column.instant("watermark", progress.WATERMARK).notSortable().notFiltered(),
                Column.instant("pulledAt", progress.PULLED_AT).notSortable().notFiltered(),
                Column.text("trouble", progress.TROUBLE, 240).notSortable().notFiltered(),
                Column.text("currency", CHANNEL.CURRENCY, 70).notSortable().hidden(),
                Column.number("minLifeDays", CHANNEL.MIN_LIFE_DAYS, 90).notSortable().hidden(),
                Column.flag("active", CHANNEL.ACTIVE, 70),
                Column.instant("changedAt", CHANNEL.CHANGED_AT).hidden()));
    }

    static Condition visible(Acting reader) {
        var scope = reader.channels(Channels.READ);
        return scope.whole().all() ? DSL.noCondition() : CHANNEL.COMPANY_ID.eq(DSL.any(scope.whole().companies().toArray(UUID[]::new)))
                .or(CHANNEL.ID.eq(DSL.any(scope.parts().toArray(UUID[]::new))));
    }

    @Override
    public Channel content(ChannelRecord row) {
        return new Channel(row.getCode(), row.getName(), row.getPlatform(), Companies.ID.write(row.getCompanyId()), Parties.ID.write(row.getPartyId()), row.getCurrency(), row.getTimeZone(),
                row.getRevenuePolicy(), row.getMinLifeDays(), row.getAddress(), row.getShopNumber(), row.getPulled(), row.getPulledSince() == null ? null : row.getPulledSince().toInstant(),
                row.getActive(), row.getRemark());
    }

    @Override
    public void fill(ChannelRecord row, Channel channel) {
        row.setCode(channel.code());
        row.setName(channel.name());
        row.setPlatform(channel.platform());
        row.setCompanyId(Companies.ID.read(channel.companyId()));
        row.setPartyId(Parties.ID.read(channel.partyId()));
        row.setCurrency(channel.currency());
        row.setTimeZone(channel.timeZone());
        row.setRevenuePolicy(channel.revenuePolicy());
        row.setMinLifeDays(channel.minLifeDays());
        row.setAddress(channel.address());
        row.setShopNumber(channel.shopNumber());
        row.setPulled(channel.pulled());
        row.setPulledSince(channel.pulledSince() == null ? null : channel.pulledSince().atOffset(UTC));
        row.setActive(channel.active());
        row.setRemark(channel.remark());
        row.setSearchText(SearchText.of(channel.code(), channel.name(), channel.shopNumber()));
    }

    @Override
    public String title(Channel channel) {
        return channel.code() + " " + channel.name();
    }

    @Override
    public UUID company(Channel channel) {
        return Reference.id(Companies.ID, channel.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        return visible(reader);
    }

    @Override
    public List<Draft<Channel>> completed(DSLContext sql, List<Draft<Channel>> drafts) {
        Instant now = clock.instant();
        return drafts.stream().map(draft -> draft.content().pulled() && draft.content().pulledSince() == null ? draft.with(since(draft.content(), now)) : draft).toList();
    }

    private static Channel since(Channel channel, Instant since) {
        return new Channel(channel.code(), channel.name(), channel.platform(), channel.companyId(), channel.partyId(), channel.currency(), channel.timeZone(), channel.revenuePolicy(),
                channel.minLifeDays(), channel.address(), channel.shopNumber(), true, since, channel.active(), channel.remark());
    }

    @Override
    public void saveParts(DSLContext sql, List<Draft<Channel>> saved) {
        intake.know(sql, clock.instant(), saved.stream().map(draft -> new Origin(draft.id(), company(draft.content()), draft.content().name(),
                draft.content().pulled() ? draft.content().pulledSince() : null)).toList());
    }

    @Override
    public Function<Draft<Channel>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Channel>> drafts) {
        List<Channel> contents = drafts.stream().map(Draft::content).toList();
        Map<String, UUID> codes = new HashMap<>(sql.select(CHANNEL.CODE, CHANNEL.ID).from(CHANNEL).where(CHANNEL.CODE.eq(DSL.any(contents.stream().map(Channel::code).toArray(String[]::new))))
                .fetchMap(CHANNEL.CODE, CHANNEL.ID));
        drafts.forEach(draft -> codes.putIfAbsent(draft.content().code(), draft.id()));
        Set<UUID> companies = new HashSet<>(sql.select(COMPANY_VIEW.ID).from(COMPANY_VIEW)
                .where(COMPANY_VIEW.ID.in(Reference.ids(Companies.ID, contents.stream().map(Channel::companyId).toList()))).fetch(COMPANY_VIEW.ID));
        Set<UUID> parties = new HashSet<>(sql.select(PARTNER_VIEW.ID).from(PARTNER_VIEW)
                .where(PARTNER_VIEW.ID.in(Reference.ids(Parties.ID, contents.stream().map(Channel::partyId).toList()))).fetch(PARTNER_VIEW.ID));
        return draft -> check(draft, codes, companies, parties);
    }

    private Optional<Outcome.Refused<Saved>> check(Draft<Channel> draft, Map<String, UUID> codes, Set<UUID> companies, Set<UUID> parties) {
        Channel channel = draft.content();
        if (!codes.get(channel.code()).equals(draft.id())) {
            return refused(ChannelRefusal.CHANNEL_CODE_TAKEN, "code", channel.code());
        }
        if (Reference.id(Companies.ID, channel.companyId()).filter(companies::contains).isEmpty()) {
            return refused(ChannelRefusal.CHANNEL_COMPANY_UNKNOWN, "companyId");
        }
        if (Reference.id(Parties.ID, channel.partyId()).filter(parties::contains).isEmpty()) {
            return refused(ChannelRefusal.CHANNEL_PARTY_UNKNOWN, "partyId");
        }
        try {
            ZoneId.of(channel.timeZone());
        } catch (DateTimeException unknown) {
            return refused(ChannelRefusal.CHANNEL_ZONE_UNKNOWN, "timeZone", channel.timeZone());
        }
        try {
            Currency.of(channel.currency());
        } catch (MalformedText unknown) {
            return refused(ChannelRefusal.CHANNEL_CURRENCY_UNKNOWN, "currency", channel.currency());
        }
        return address(channel);
    }

    private Optional<Outcome.Refused<Saved>> address(Channel channel) {
        Platform platform = Platform.of(channel.platform()).orElseThrow();
        if (channel.pulled() && !platform.isPulled()) {
            return refused(ChannelRefusal.CHANNEL_IS_NOT_PULLED, "pulled", channel.name());
        }
        if (channel.pulled() && channel.address().isEmpty() && platform.address.isEmpty()) {
            return refused(ChannelRefusal.CHANNEL_ADDRESS_MISSING, "address");
        }
        return channel.address().isEmpty() || addresses.allows(channel.address()) ? Optional.empty() : refused(ChannelRefusal.CHANNEL_ADDRESS_NOT_PUBLIC, "address", channel.address());
    }

    private static Optional<Outcome.Refused<Saved>> refused(ChannelRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
