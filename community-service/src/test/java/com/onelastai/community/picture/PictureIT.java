package com.onelastai.community.picture;

import static com.onelastai.starter.test.Api.NOBODY;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.community.test.ServiceTest;
import com.onelastai.image.TestImages;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class PictureIT extends ServiceTest {

  @Autowired Pictures pictures;
  @Autowired Purge purge;

  @Test
  void onlyThePixelsAreKept() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(TestImages.png(40, 30));
    both.writeBytes("<script>alert(1)</script>".getBytes(ISO_8859_1));

    String url = upload(person, both.toByteArray()).is(201).text("/url");
    Answer answer = api.get(NOBODY, url).is(200);

    byte[] png = answer.response().getContentAsByteArray();
    assertThat(answer.response().getContentType()).isEqualTo("image/png");
    assertThat(answer.response().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.response().getHeader("Cache-Control")).contains("immutable", "public");
    assertThat(TestImages.read(png).getWidth()).isEqualTo(40);
    assertThat(new String(png, ISO_8859_1)).doesNotContain("script");
  }

  @Test
  void anythingButAPictureIsRefused() {
    for (String file :
        List.of(
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "<!DOCTYPE html><script>alert(1)</script>",
            "GIF89a/*<script>*/=alert(1)",
            "\u0089PNG\r\n\u001A\nxx",
            "")) {
      upload(MODERATOR, file.getBytes(ISO_8859_1)).is(415, "unsupported_image");
    }
    upload(MODERATOR, TestImages.pngThatClaims(50_000, 50_000)).is(400, "image_too_large");
  }

  @Test
  void onlyUsersUploadAndNotTooMany() {
    upload(NOBODY, TestImages.png(2, 2)).is(401);
    for (int i = 0; i < 5; i++) {
      upload(person, TestImages.png(2, 2)).is(201);
    }
    upload(person, TestImages.png(2, 2)).is(429, "limit_reached");
  }

  @Test
  void pictureThatNoTextShowsIsDeletedAfterADay() {
    String lonely = upload(person, TestImages.png(2, 2)).text("/url");
    String shown = upload(person, TestImages.png(2, 2)).text("/url");
    String ofAnother = upload(Person.user(), TestImages.png(2, 2)).text("/url");
    api.post(
            person,
            "/api/community/posts",
            Map.of("title", "Look", "content", "![a](%s) ![b](%s)".formatted(shown, ofAnother)))
        .is(201);

    clock.setOffset(Duration.ofHours(25));
    purge.run();

    api.get(NOBODY, shown).is(200);
    api.get(NOBODY, lonely).is(404);
    api.get(NOBODY, ofAnother).is(404);
  }

  @Test
  void picturesOfAUserAreErased() {
    String own = upload(person, TestImages.png(2, 2)).text("/url");
    String other = upload(Person.user(), TestImages.png(2, 2)).text("/url");

    pictures.erase(userId);

    api.get(NOBODY, own).is(404);
    api.get(NOBODY, other).is(200);
  }

  private Answer upload(Person person, byte[] file) {
    return api.call(
        person,
        MockMvcRequestBuilders.multipart(PictureController.ADDRESS)
            .file(new MockMultipartFile("picture", "a.png", "image/png", file)));
  }
}
