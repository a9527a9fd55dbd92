package io.hesuan.platform.paper;

import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A report or a form as the answer to a request. */
public final class PaperAnswer {

    private PaperAnswer() {
    }

    /** @param of what the file's name tells besides the title, as the days it spans */
    public static void send(Paper paper, Report report, String of, HttpServletResponse response) throws IOException {
        head(paper, report.title().replaceAll("\\s+", "_") + "_" + of, response);
        paper.write(report, response.getOutputStream());
    }

    /** The name twice: for programs that know only ASCII, and as it is (RFC 6266). A PDF opens in the browser, from where it is printed. */
    public static void head(Paper paper, String name, HttpServletResponse response) {
        String file = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-") + "." + paper.ending();
        String ascii = file.replaceAll("[^\\x20-\\x7e]", "").replaceAll("^_+", "");
        String encoded = URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
        response.setContentType(paper.mediaType());
        response.setHeader("Content-Disposition", (paper == Paper.PDF ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
    }
}
