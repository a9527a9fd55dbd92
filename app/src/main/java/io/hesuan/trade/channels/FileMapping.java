package io.hesuan.trade.channels;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.Map;

/**
 * How the columns of a table become orders: one row a line, rows with the same number one order.
 *
 * @param code       unique; part of the kind of payloads that it reads
 * @param columns    field → heading, of the fields in {@link TableOrders#FIELDS}; {@code number}, {@code quantity} and {@code price} or {@code amount} are needed
 * @param stages     what the file calls a stage → stage; what is not there is {@code stage}
 * @param stage      of rows that say nothing of it
 * @param timeFormat as in {@code yyyy-MM-dd HH:mm:ss} or {@code M/d/yyyy H:mm}; empty for ISO 8601
 */
public record FileMapping(
        @NotNull @Pattern(regexp = "(?=.{1,40}$)[a-z0-9]+([.-][a-z0-9]+)*") String code,
        @NotBlank @Size(max = 100) String name,
        @NotEmpty @Size(max = 40) Map<@NotBlank @Size(max = 40) String, @NotBlank @Size(max = 200) String> columns,
        @NotNull @Size(max = 40) Map<@NotBlank @Size(max = 60) String, @NotBlank @Size(max = 40) String> stages,
        @NotNull @Pattern(regexp = "unpaid|paid|shipped|signed|finished|closed") String stage,
        @NotNull @Size(max = 60) String timeFormat,
        @NotNull Boolean active) {
}
