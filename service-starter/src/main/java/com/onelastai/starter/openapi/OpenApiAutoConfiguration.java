package com.onelastai.starter.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.StringUtils;

/**
 * Describes what every operation shares: the token that it takes and the problem that it answers.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({HandlerCustomizer.class, OneOfCustomizer.class, EnumModelConverter.class})
public class OpenApiAutoConfiguration {

  static final String TOKEN = "token";

  @Bean
  OpenAPI openApi(@Value("${spring.application.name}") String application) {
    return new OpenAPI()
        .info(
            new Info()
                .title(application)
                .version("v1")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An access token of Keycloak's realm onelastai.")));
  }

  @Bean
  OpenApiCustomizer problemResponses() {
    return api -> {
      nameOperations(api.getPaths());
      // Added here, because schemas that no handler uses are removed before customizers run.
      api.getComponents().addSchemas("Problem", problem());
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .map(Operation::getResponses)
          .forEach(responses -> {
            responses.addApiResponse("default", new ApiResponse().description("A problem"));
            responses.forEach(OpenApiAutoConfiguration::asProblem);
          });
    };
  }

  /**
   * An operation is named after its handler's method. A handler with several paths is told apart by
   * their last part, such as {@code createAccountSignup}, in place of springdoc's numbers.
   */
  private static void nameOperations(Paths paths) {
    Map<String, Long> methods =
        paths.values().stream()
            .flatMap(path -> path.readOperations().stream())
            .collect(
                Collectors.groupingBy(OpenApiAutoConfiguration::method, Collectors.counting()));
    paths.forEach((path, item) ->
        item.readOperations()
            .forEach(operation -> {
              String method = method(operation);
              String end = path.substring(path.lastIndexOf('/') + 1);
              operation.setOperationId(
                  methods.getOrDefault(method, 1L) == 1
                      ? method
                      : method + StringUtils.capitalize(end));
            }));
  }

  private static String method(Operation operation) {
    return operation.getOperationId().replaceFirst("_\\d+$", "");
  }

  /** Springdoc would give a problem that a handler only describes the schema of the success. */
  private static void asProblem(String status, ApiResponse response) {
    if (!status.startsWith("2")) {
      response.setContent(problemContent());
    }
  }

  static Content problemContent() {
    return new Content()
        .addMediaType(
            "application/problem+json",
            new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
  }

  private static Schema<?> problem() {
    Schema<?> field =
        new ObjectSchema()
            .addProperty("field", new StringSchema().example("timestamp"))
            .addProperty("code", new StringSchema().example("too_old"))
            .addProperty("detail", new StringSchema().example("is older than 24 hours"));
    return new ObjectSchema()
        .description("RFC 9457 problem details")
        .addProperty("status", new IntegerSchema().example(400))
        .addProperty("title", new StringSchema().example("Bad Request"))
        .addProperty("detail", new StringSchema().example("timestamp: is older than 24 hours"))
        .addProperty("instance", new StringSchema())
        .addProperty("code", new StringSchema().description("Stable").example("invalid_request"))
        .addProperty("errors", new ArraySchema().items(field));
  }
}
