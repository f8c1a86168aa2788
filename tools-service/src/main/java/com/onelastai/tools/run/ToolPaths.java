package com.onelastai.tools.run;

import com.onelastai.starter.openapi.Schemas;
import com.onelastai.tools.run.ToolCatalog.Entry;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Trait;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Documents each tool as an operation with schemas of its own, in place of the one handler of all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ToolPaths implements OpenApiCustomizer {

  private static final String HANDLER = "/api/tools/{tool}";
  private static final String JSON = "application/json";
  private static final String EVENT_STREAM = "text/event-stream";

  private static final MediaType STREAM =
      new MediaType()
          .schema(new Schema<>().type("string"))
          .example(
              """
              event: line
              data: {"text":"Reply 1: 4.2 ms"}

              event: answer
              data: {"tool":"ping-test","success":true,"result":{}}
              """);

  private final ToolCatalog catalog;

  ToolPaths(ToolCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().getSchemas().remove("JsonNode");
    Operation handler = Objects.requireNonNull(api.getPaths().remove(HANDLER)).getPost();
    for (Entry<?, ?> entry : catalog.all()) {
      api.path(
          HANDLER.replace("{tool}", entry.id()),
          new PathItem().post(operation(entry, handler, api.getComponents())));
    }
  }

  private static Operation operation(Entry<?, ?> entry, Operation handler, Components components) {
    ToolInfo<?> info = entry.info();
    Operation operation =
        new Operation()
            .operationId(name(info.id()))
            .tags(handler.getTags())
            .summary("Run " + info.name())
            .description(info.description())
            .requestBody(
                new RequestBody()
                    .required(true)
                    .content(
                        content(
                            Schemas.reference(entry.input(), components).example(info.example()))))
            .responses(responses(entry, handler, components));
    operation.setExtensions(handler.getExtensions());
    return operation;
  }

  /** The handler's problems, and the answer with the result of this tool. */
  private static ApiResponses responses(
      Entry<?, ?> entry, Operation handler, Components components) {
    ApiResponses responses = new ApiResponses();
    handler
        .getResponses()
        .forEach((status, response) -> {
          if (!status.equals("200") && !status.equals("404") && !isOfSlowTools(status, entry)) {
            responses.addApiResponse(status, response);
          }
        });
    Schema<?> result = Schemas.reference(entry.result(), components);
    Schema<?> answer =
        new Schema<>()
            .addAllOfItem(new Schema<>().$ref("#/components/schemas/ToolAnswer"))
            .addAllOfItem(new Schema<>().type("object").addProperty("result", result));
    Content content = content(answer);
    if (entry.info().is(Trait.SLOW)) {
      content.addMediaType(EVENT_STREAM, STREAM);
    }
    return responses.addApiResponse("200", new ApiResponse().description("OK").content(content));
  }

  private static boolean isOfSlowTools(String status, Entry<?, ?> entry) {
    return status.equals("503") && !entry.info().is(Trait.SLOW);
  }

  private static Content content(Schema<?> schema) {
    return new Content().addMediaType(JSON, new MediaType().schema(schema));
  }

  /** {@code runJsonFormatter} of {@code json-formatter}. */
  private static String name(String id) {
    return Arrays.stream(id.split("-"))
        .map(StringUtils::capitalize)
        .collect(Collectors.joining("", "run", ""));
  }
}
