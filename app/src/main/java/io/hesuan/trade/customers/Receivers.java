package io.hesuan.trade.customers;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Masks;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.secrets.Secrets;
import io.hesuan.trade.channels.ChannelOrder;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps receivers as channels tell of them, and shows them masked. Two statements a batch, whatever its size. */
@Component
public class Receivers {

    /** @param orderedAt of the order that told of him */
    public record Told(UUID companyId, ChannelOrder.Receiver receiver, Instant orderedAt) {
    }

    /** A receiver as everybody may see him who sees orders; empty texts once he is erased. */
    public record Masked(UUID id, String name, String phone, String region, Instant erasedAt) {
    }

    /** What is enciphered; ciphers of the platform in the order of their names, so that the same is the same. */
    record Kept(String name, String phone, String country, String province, String city, String district, String address, TreeMap<String, String> ciphers) {

        static Kept of(ChannelOrder.Receiver told) {
            return new Kept(told.name(), told.phone(), told.country(), told.province(), told.city(), told.district(), told.address(), new TreeMap<>(told.ciphers()));
        }
    }

    private record Key(UUID companyId, String pseudonym) {
    }

    private record Row(UUID id, Key key, String name, String phone, String region, byte[] encrypted, byte[] digest) {
    }

    private final Secrets secrets;
    private final JsonMapper json;

    Receivers(Secrets secrets, JsonMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    /** Of several of one pseudonym the last stands. Who is known as he is told costs no write. */
    public void keep(Writing writing, Collection<Told> told) {
        Map<Key, Told> wanted = new LinkedHashMap<>();
        told.stream().filter(one -> !one.receiver.pseudonym().isEmpty()).forEach(one -> wanted.merge(new Key(one.companyId, one.receiver.pseudonym()), one,
                (before, after) -> after.orderedAt.isBefore(before.orderedAt) ? before : after));
        if (wanted.isEmpty()) {
            return;
        }
        Map<Key, Record> known = known(writing.sql(), wanted.keySet());
        List<Row> rows = new ArrayList<>();
        wanted.forEach((key, one) -> {
            byte[] plain = json.writeValueAsBytes(Kept.of(one.receiver));
            byte[] digest = digest(plain);
            Record before = known.get(key);
            OffsetDateTime erased = before == null ? null : before.get("erased_at", OffsetDateTime.class);
            boolean stale = erased != null && !one.orderedAt.isAfter(erased.toInstant());
            if (!stale && (before == null || !Arrays.equals(digest, before.get("digest", byte[].class)))) {
                UUID id = before == null ? Ids.next() : before.get("id", UUID.class);
                rows.add(new Row(id, key, name(one.receiver.name()), Masks.phone(one.receiver.phone()), region(one.receiver), secrets.encrypt(plain, place(id)), digest));
            }
        });
        write(writing, rows);
    }

    private static Map<Key, Record> known(DSLContext sql, Collection<Key> keys) {
        Map<Key, Record> known = new HashMap<>();
        sql.fetch("""
                SELECT r.id, r.company_id, r.pseudonym, r.digest, r.erased_at FROM customers.receiver r
                  JOIN unnest(?::uuid[], ?::text[]) AS n (company_id, pseudonym) USING (company_id, pseudonym) ORDER BY r.id FOR UPDATE OF r""",
                keys.stream().map(Key::companyId).toArray(UUID[]::new), keys.stream().map(Key::pseudonym).toArray(String[]::new))
                .forEach(row -> known.put(new Key(row.get("company_id", UUID.class), row.get("pseudonym", String.class)), row));
        return known;
    }

    private static void write(Writing writing, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        writing.sql().execute("""
                INSERT INTO customers.receiver AS r (id, company_id, pseudonym, masked_name, masked_phone, region, encrypted, digest, first_seen_at, last_seen_at, search_text)
                SELECT n.*, ?::timestamptz, ?::timestamptz, lower(n.pseudonym || ' ' || n.region)
                  FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                    AS n (id, company_id, pseudonym, masked_name, masked_phone, region, encrypted, digest)
                ON CONFLICT (company_id, pseudonym) DO UPDATE SET masked_name = excluded.masked_name, masked_phone = excluded.masked_phone, region = excluded.region,
                    encrypted = excluded.encrypted, digest = excluded.digest, last_seen_at = excluded.last_seen_at, erased_at = NULL""",
                writing.now().atOffset(ZoneOffset.UTC), writing.now().atOffset(ZoneOffset.UTC),
                rows.stream().map(Row::id).toArray(UUID[]::new), rows.stream().map(row -> row.key.companyId).toArray(UUID[]::new),
                rows.stream().map(row -> row.key.pseudonym).toArray(String[]::new), rows.stream().map(Row::name).toArray(String[]::new),
                rows.stream().map(Row::phone).toArray(String[]::new), rows.stream().map(Row::region).toArray(String[]::new),
                rows.stream().map(Row::encrypted).toArray(byte[][]::new), rows.stream().map(Row::digest).toArray(byte[][]::new));
    }

    /** Null where nothing is known of the pseudonym. */
    public Masked find(DSLContext sql, UUID companyId, String pseudonym) {
        Record row = sql.fetchOne("SELECT id, masked_name, masked_phone, region, erased_at FROM customers.receiver WHERE company_id = ? AND pseudonym = ?", companyId, pseudonym);
        OffsetDateTime erased = row == null ? null : row.get(4, OffsetDateTime.class);
        return row == null ? null : new Masked(row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class), row.get(3, String.class),
                erased == null ? null : erased.toInstant());
    }

    Kept decipher(UUID id, byte[] encrypted) {
        return json.readValue(secrets.decrypt(encrypted, place(id)), Kept.class);
    }

    private static String place(UUID id) {
        return "receiver " + id;
    }

    private static String region(ChannelOrder.Receiver receiver) {
        return (receiver.province() + " " + receiver.city() + " " + receiver.district()).strip();
    }

    /** Its first character and stars, whatever the platform has left of it. */
    private static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    private static byte[] digest(byte[] plain) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
