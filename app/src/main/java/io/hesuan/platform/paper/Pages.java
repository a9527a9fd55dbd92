package io.hesuan.platform.paper;

import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A PDF document of A4 pages, drawn from the top left corner. Not for several threads. */
public final class Pages implements AutoCloseable {

    public static final Color INK = new Color(0x1f2328);
    public static final Color GREY = new Color(0x6b7280);
    public static final Color RED = new Color(0xc02626);
    private static final float STRONG = 0.35f;

    /** Where a text stands: at the left end of its place, in the middle, or at the right end. */
    public enum Align { LEFT, CENTER, RIGHT }

    private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private final Typeface typeface;
    private PDPageContentStream page;
    private float height;
    private Color ink = INK;
    private boolean strong;

    /** @param title in the properties of the file */
    public Pages(String title) throws IOException {
        typeface = new Typeface(document);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Hesuan");
    }

    /** Goes to a new page. */
    public void begin(boolean landscape) throws IOException {
        end();
        var size = landscape ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()) : PDRectangle.A4;
        var next = new PDPage(size);
        document.addPage(next);
        height = size.getHeight();
        page = new PDPageContentStream(document, next);
        page.setLineWidth(0.5f);
    }

    /** Goes back to an earlier page, to add what is only known at the end. @param number from 1 */
    public void reopen(int number) throws IOException {
        end();
        PDPage there = document.getPage(number - 1);
        height = there.getMediaBox().getHeight();
        page = new PDPageContentStream(document, there, AppendMode.APPEND, true, true);
    }

    public int count() {
        return document.getNumberOfPages();
    }

    public Pages ink(Color color) {
        ink = color;
        return this;
    }

    public Pages strong(boolean isStrong) {
        strong = isStrong;
        return this;
    }

    /** One line of text; {@code y} is its baseline, and {@code x} its beginning, middle or end. */
    public void text(Align align, float x, float y, float size, String text) throws IOException {
        String shown = typeface.shown(text);
        if (shown.isEmpty()) {
            return;
        }
        float width = align == Align.LEFT ? 0 : typeface.width(shown, size);
        page.beginText();
        page.setNonStrokingColor(ink);
        page.setStrokingColor(ink);
        page.setRenderingMode(strong ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.setLineWidth(STRONG * size / 10);
        page.setFont(typeface.font(), size);
        page.newLineAtOffset(align == Align.LEFT ? x : align == Align.CENTER ? x - width / 2 : x - width, height - y);
        page.showText(shown);
        page.endText();
    }

    /** A text broken into lines of a width. */
    public List<String> lines(String text, float size, float width, int most) {
        return typeface.lines(text, size, width, most);
    }

    public float width(String text, float size) {
        return typeface.width(typeface.shown(text), size);
    }

    public void line(float x, float y, float toX, float toY, float thickness, Color color) throws IOException {
        page.setStrokingColor(color);
        page.setLineWidth(thickness);
        page.moveTo(x, height - y);
        page.lineTo(toX, height - toY);
        page.stroke();
    }

    public void fill(float x, float y, float width, float tall, Color color) throws IOException {
        page.setNonStrokingColor(color);
        page.addRect(x, height - y - tall, width, tall);
        page.fill();
    }

    public void write(OutputStream out) throws IOException {
        end();
        document.save(out);
    }

    private void end() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    @Override
    public void close() throws IOException {
        end();
        document.close();
        typeface.close();
    }
}
