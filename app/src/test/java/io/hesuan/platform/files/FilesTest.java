package io.hesuan.platform.files;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

import static hesuandb.files.Tables.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class FilesTest {

    private static final Permission READ = new Permission("company.read");
    private static final Permission WRITE = new Permission("company.write");
    private static final RequestPostProcessor WRITER = Everybody.who(List.of(READ, WRITE));

    @Autowired MockMvc http;
    @Autowired DSLContext sql;

    @Test
    void aFileIsAttachedListedGivenBackAndDetached() throws Exception {
        String company = company();
        byte[] picture = picture();
        String id = id(attach(company, "照片.png", picture).andExpect(status().isCreated()).andExpect(jsonPath("$.mediaType").value("image/png")));
        http.perform(get("/api/files").param("f.recordType", "company").param("f.recordId", company).with(WRITER))
                .andExpect(jsonPath("$.rows.length()").value(1)).andExpect(jsonPath("$.rows[0].name").value("照片.png"))
                .andExpect(jsonPath("$.rows[0].recordId").value(company));
        http.perform(get("/api/files/" + id + "/content").with(WRITER)).andExpect(status().isOk()).andExpect(content().bytes(picture))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        http.perform(get("/api/audit").param("f.recordType", "company").param("f.recordId", company).with(WRITER))
                .andExpect(jsonPath("$.rows[?(@.action == 'attach')].title").value("照片.png"));
        http.perform(delete("/api/files/" + id).with(WRITER).with(csrf())).andExpect(status().isNoContent());
        http.perform(get("/api/files/" + id + "/content").with(WRITER)).andExpect(status().isNotFound());
    }

    @Test
    void equalBytesAreKeptOnceAndGoWithTheirLastAttachment() throws Exception {
        String company = company();
        byte[] text = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        String first = id(attach(company, "a.txt", text));
        String second = id(attach(company, "b.txt", text));
        var kept = CONTENT.BYTES.eq(text);
        assertThat(sql.fetchCount(CONTENT, kept)).isEqualTo(1);
        http.perform(delete("/api/files/" + first).with(WRITER).with(csrf()));
        assertThat(sql.fetchCount(CONTENT, kept)).isEqualTo(1);
        http.perform(delete("/api/files/" + second).with(WRITER).with(csrf()));
        assertThat(sql.fetchCount(CONTENT, kept)).isZero();
    }

    @Test
    void aPageThatCallsItselfAPictureIsOnlyGivenToBeSaved() throws Exception {
        String company = company();
        String id = id(attach(company, "harmless.png", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                .andExpect(jsonPath("$.mediaType").value("text/plain")));
        http.perform(get("/api/files/" + id + "/content").with(WRITER)).andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment")));
    }

    @Test
    void emptyLargeBadlyNamedBrokenAndHugeFilesAreRefused() throws Exception {
        String company = company();
        attach(company, "a.txt", new byte[0]).andExpect(jsonPath("$.code").value("FILE_IS_EMPTY"));
        attach(company, "a.bin", new byte[FileRules.LARGEST + 1]).andExpect(jsonPath("$.code").value("FILE_IS_TOO_LARGE"));
        attach(company, "../../etc/passwd", new byte[]{1}).andExpect(jsonPath("$.code").value("FILE_NAME_IS_INVALID"));
        attach(company, "a.png", java.util.Arrays.copyOf(picture(), 12)).andExpect(jsonPath("$.code").value("PICTURE_IS_BROKEN"));
        attach(company, "bomb.png", bomb()).andExpect(jsonPath("$.code").value("PICTURE_HAS_TOO_MANY_POINTS"));
    }

    @Test
    void whoMayNotSeeTheRecordSeesNoFileAndWhoMayOnlyReadAttachesNone() throws Exception {
        String company = company();
        String id = id(attach(company, "a.txt", "text".getBytes(StandardCharsets.UTF_8)));
        http.perform(get("/api/files/" + id + "/content").with(Everybody.who(List.of()))).andExpect(status().isNotFound());
        http.perform(multipart("/api/files").file(new MockMultipartFile("file", "b.txt", "text/plain", "b".getBytes(StandardCharsets.UTF_8)))
                .param("recordType", "company").param("recordId", company).with(Everybody.who(List.of(READ))).with(csrf())).andExpect(status().isForbidden());
    }

    private ResultActions attach(String company, String name, byte[] bytes) throws Exception {
        return http.perform(multipart("/api/files").file(new MockMultipartFile("file", name, "image/png", bytes))
                .param("recordType", "company").param("recordId", company).with(WRITER).with(csrf()));
    }

    private String company() throws Exception {
        String code = "F" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        return id(http.perform(post("/api/companies").contentType("application/json").content("""
                {"content":{"code":"%s","name":"文件","creditCode":"","standard":"asbe","taxStatus":"general","currency":"CNY",
                 "fiscalStartMonth":1,"address":"","phone":"","active":true}}""".formatted(code)).with(WRITER).with(csrf())).andExpect(status().isCreated()));
    }

    private static String id(ResultActions answered) throws Exception {
        return JsonMapper.shared().readTree(answered.andReturn().getResponse().getContentAsString()).get("id").asString();
    }

    private static byte[] picture() throws Exception {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** A true head that promises 40,000 × 40,000 points. */
    private static byte[] bomb() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(picture());
        bytes.putInt(16, 40_000).putInt(20, 40_000);
        var checksum = new CRC32();
        checksum.update(bytes.array(), 12, 17);
        bytes.putInt(29, (int) checksum.getValue());
        return bytes.array();
    }
}
