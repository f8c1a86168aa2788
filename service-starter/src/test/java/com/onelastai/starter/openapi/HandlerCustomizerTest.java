package com.onelastai.starter.openapi;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.OwnerOrAdmin;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    properties = {
      "spring.application.name=openapi-test",
      "spring.kafka.bootstrap-servers=127.0.0.1:1",
      "eureka.client.enabled=false"
    })
@AutoConfigureMockMvc
class HandlerCustomizerTest {

  @Autowired MockMvc mvc;

  @ParameterizedTest
  @CsvSource({
    "/open, anyone",
    "/mine, signed-in",
    "/users/{userId}, owner",
    "/all, admin",
    "/closed/all, admin",
    "/closed/but-one, anyone"
  })
  void eachOperationSaysWhoMayCallIt(String path, String permission) throws Exception {
    assertThatJson(operation(path)).inPath("x-permission").isEqualTo(permission);
  }

  @Test
  void operationForAnyoneAsksForNoToken() throws Exception {
    assertThatJson(operation("/open")).node("security").isAbsent();
    assertThatJson(operation("/open"))
        .node("responses")
        .isObject()
        .containsOnlyKeys("200", "default");
  }

  @ParameterizedTest
  @CsvSource({"/mine", "/users/{userId}", "/all"})
  void operationForSomeAsksForAToken(String path) throws Exception {
    assertThatJson(operation(path)).node("security").isEqualTo("[{\"token\": []}]");
    assertThatJson(operation(path))
        .node("responses.401.content.application/problem+json")
        .isNotNull();
  }

  @Test
  void operationThatTurnsPeopleAwaySaysSo() throws Exception {
    assertThatJson(operation("/mine")).node("responses").isObject().doesNotContainKey("403");
    assertThatJson(operation("/all")).node("responses").isObject().containsKey("403");
    assertThatJson(operation("/users/{userId}"))
        .node("responses.403.description")
        .isEqualTo("The handler's own words");
  }

  @Test
  void refusalThatTheHandlerDescribesIsAProblem() throws Exception {
    assertThatJson(operation("/users/{userId}"))
        .node("responses.403.content")
        .isObject()
        .containsOnlyKeys("application/problem+json");
  }

  @Test
  void problemsFollowFromParametersAndNamedCodes() throws Exception {
    String operation = operation("/coupons/{code}");

    assertThatJson(operation)
        .node("responses")
        .isObject()
        .containsOnlyKeys("200", "400", "401", "404", "409", "default");
    assertThatJson(operation)
        .node("responses.409.description")
        .isEqualTo("`coupon_expired`: The coupon has expired.");
    assertThatJson(operation)
        .node("responses.401.description")
        .isEqualTo("`otp_invalid`: The one-time password is wrong.");
  }

  @Test
  void operationIsNamedAfterItsMethodAndOneOfSeveralPathsAfterItsEndToo() throws Exception {
    assertThatJson(operation("/open")).node("operationId").isEqualTo("open");
    assertThatJson(operation("/first")).node("operationId").isEqualTo("twiceFirst");
    assertThatJson(operation("/second")).node("operationId").isEqualTo("twiceSecond");
  }

  @Test
  void valuesOfAnEnumAreListedInSnakeCase() throws Exception {
    assertThatJson(operation("/coloured"))
        .node("parameters[0].schema")
        .isEqualTo("{type: 'string', enum: ['red', 'dark_blue']}");
    assertThatJson(schemas())
        .node("Paint.properties.colours.items")
        .isEqualTo("{type: 'string', enum: ['red', 'dark_blue']}");
    assertThatJson(schemas())
        .node("Paint.properties.colour")
        .isEqualTo("{type: 'string', description: 'A colour', enum: ['red', 'dark_blue']}");
  }

  private String schemas() throws Exception {
    return document().get("components").get("schemas").toString();
  }

  private String operation(String path) throws Exception {
    return document().get("paths").get(path).get("get").toString();
  }

  private JsonNode document() throws Exception {
    return JsonMapper.shared()
        .readTree(mvc.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsString());
  }

  @SpringBootApplication
  @Import({Handlers.class, Closed.class})
  static class Application {}

  enum Colour implements SnakeCaseEnum {
    RED,
    DARK_BLUE,
    UNKNOWN
  }

  record Paint(@Schema(description = "A colour") Colour colour, List<Colour> colours) {}

  @RestController
  static class Handlers {

    @PermitAll
    @GetMapping("/coloured")
    Paint coloured(@RequestParam Colour colour) {
      return new Paint(colour, List.of(colour));
    }

    @PermitAll
    @GetMapping("/open")
    String open() {
      return "";
    }

    @PermitAll
    @GetMapping("/coupons/{code}")
    @Problems({"coupon_expired", "401 otp_invalid"})
    String coupon(@PathVariable String code, @RequestParam int size) {
      return code;
    }

    @PermitAll
    @GetMapping({"/first", "/second"})
    String twice() {
      return "";
    }

    @SignedIn
    @GetMapping("/mine")
    String mine() {
      return "";
    }

    @OwnerOrAdmin
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "The handler's own words")
    @GetMapping("/users/{userId}")
    String theirs(@PathVariable String userId) {
      return userId;
    }

    @AdminOnly
    @GetMapping("/all")
    String all() {
      return "";
    }
  }

  @AdminOnly
  @RestController
  static class Closed {

    @GetMapping("/closed/all")
    String all() {
      return "";
    }

    @PermitAll
    @GetMapping("/closed/but-one")
    String one() {
      return "";
    }
  }
}
