package io.hesuan.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's settings, written anew at each start; {@code ALTER SYSTEM} by an administrator still wins over them. */
record Settings(Map<String, String> values) {

    /**
     * For business data: nothing that is committed is ever lost. Sized for a small machine: little memory when idle,
     * and the operating system's cache does most of the reading.
     */
    static Settings durable() {
        Map<String, String> values = shared();
        values.put("fsync", "on");
        values.put("full_page_writes", "on");
        values.put("synchronous_commit", "on");
        values.put("shared_buffers", "128MB");
        values.put("effective_cache_size", "4GB");
        values.put("work_mem", "16MB");
        values.put("maintenance_work_mem", "128MB");
        values.put("max_wal_size", "2GB");
        values.put("min_wal_size", "160MB");
        values.put("checkpoint_timeout", "15min");
        values.put("wal_compression", "pglz"); // the binaries are built without lz4 and zstd
        values.put("wal_level", "replica");
        values.put("dynamic_shared_memory_type", sharedMemory());
        values.put("io_workers", "2");
        values.put("max_connections", "60");
        values.put("idle_in_transaction_session_timeout", "10min"); // a forgotten session must not hold vacuum for days
        values.put("logging_collector", "on");
        values.put("log_directory", "../log");
        values.put("log_filename", "postgres-%a.log"); // seven files, each overwritten a week later
        values.put("log_truncate_on_rotation", "on");
        values.put("log_rotation_age", "1d");
        values.put("log_rotation_size", "0");
        values.put("log_line_prefix", "%m [%p] %u@%d ");
        values.put("log_min_duration_statement", "2s");
        values.put("log_parameter_max_length", "0"); // personal data stays out of logs
        values.put("log_parameter_max_length_on_error", "0");
        return new Settings(values);
    }

    /** For builds and tests: as fast as it gets, and worthless after a crash. */
    static Settings throwaway() {
        Map<String, String> values = shared();
        values.put("fsync", "off");
        values.put("full_page_writes", "off");
        values.put("synchronous_commit", "off");
        values.put("wal_level", "minimal");
        values.put("max_wal_senders", "0");
        values.put("autovacuum", "off");
        values.put("shared_buffers", "128MB");
        values.put("max_wal_size", "1GB");
        values.put("max_connections", "100");
        values.put("io_method", "sync");
        values.put("dynamic_shared_memory_type", "mmap"); // a killed server leaves nothing outside its directory
        return new Settings(values);
    }

    private static Map<String, String> shared() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", ""); // a home's path may be longer than a socket's name can be
        values.put("password_encryption", "scram-sha-256");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        values.put("jit", "off"); // the binaries are built without LLVM
        values.put("random_page_cost", "1.1");
        return values;
    }

    /** Containers often give /dev/shm 64 MB, too little for a parallel join, which then works in files instead. */
    private static String sharedMemory() {
        return Directories.hasRoom(Path.of("/dev/shm"), 512) ? "posix" : "mmap";
    }

    String text(int port) {
        return "# Written by Hesuan at each start; put your own settings in with ALTER SYSTEM.\n"
                + "port = " + port + "\n"
                + values.entrySet().stream()
                        .map(e -> e.getKey() + " = '" + e.getValue() + "'\n")
                        .collect(Collectors.joining());
    }
}
