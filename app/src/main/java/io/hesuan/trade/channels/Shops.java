package io.hesuan.trade.channels;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import hesuandb.channels.tables.records.ChannelRecord;

import static hesuandb.channels.Tables.CHANNEL;

/** Channels as readers and callers know them. */
@Component
class Shops {

    private final DSLContext sql;

    Shops(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws IllegalStateException when there is none; a channel with payloads is never removed */
    Shop of(UUID id) {
        return sql.selectFrom(CHANNEL).where(CHANNEL.ID.eq(id)).fetchOptional(Shops::shop).orElseThrow(() -> new IllegalStateException("there is no channel " + id));
    }

    Optional<Shop> active(Platform platform, String code) {
        return sql.selectFrom(CHANNEL).where(CHANNEL.CODE.eq(code), CHANNEL.PLATFORM.eq(platform.code()), CHANNEL.ACTIVE.isTrue()).fetchOptional(Shops::shop);
    }

    static Shop shop(ChannelRecord row) {
        Platform platform = Platform.of(row.getPlatform()).orElseThrow();
        return new Shop(row.getId(), row.getCompanyId(), row.getCode(), row.getName(), platform, row.getCurrency(), ZoneId.of(row.getTimeZone()),
                (row.getAddress().isEmpty() ? platform.address : row.getAddress()).replaceAll("/+$", ""), row.getShopNumber());
    }
}
