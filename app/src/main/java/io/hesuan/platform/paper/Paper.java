package io.hesuan.platform.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** In what form a report leaves the house. */
public enum Paper {

    PDF("application/pdf") {
        @Override
        public void write(Report report, OutputStream out) throws IOException {
            PdfReport.write(report, out);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(Report report, OutputStream out) throws IOException {
            ExcelReport.write(report, out);
        }
    };

    private final String mediaType;

    Paper(String mediaType) {
        this.mediaType = mediaType;
    }

    public abstract void write(Report report, OutputStream out) throws IOException;

    public String mediaType() {
        return mediaType;
    }

    /** The ending of a file's name. */
    public String ending() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Paper> of(String ending) {
        return Arrays.stream(values()).filter(paper -> paper.ending().equals(ending)).findFirst();
    }
}
