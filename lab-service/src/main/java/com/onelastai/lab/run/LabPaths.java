package com.onelastai.lab.run;

import com.onelastai.lab.run.Catalog.Entry;
import com.onelastai.starter.openapi.Schemas;
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
 * Documents each experiment as an operation with schemas of its own, in place of the one handler of
 * all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LabPaths implements OpenApiCustomizer {

  private static final String JSON = "application/json";

  private final Catalog catalog;

  LabPaths(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().getSchemas().remove("JsonNode");
    Operation handler = Objects.requireNonNull(api.getPaths().remove(LabController.RUN)).getPost();
    for (Entry<?, ?> entry : catalog.all()) {
      api.path(
          LabController.LAB + "/" + entry.type(),
          new PathItem().post(operation(entry, handler, api.getComponents())));
    }
  }

  private static Operation operation(Entry<?, ?> entry, Operation handler, Components components) {
    Operation operation =
        new Operation()
            .operationId(name(entry.type()))
            .tags(handler.getTags())
            .summary("Run " + entry.info().name())
            .description(entry.info().description())
            .requestBody(
                new RequestBody()
                    .required(true)
                    .content(
                        content(
                            Schemas.reference(entry.input(), components)
                                .example(entry.info().example()))))
            .responses(responses(entry, handler, components));
    handler.getParameters().stream()
        .filter(parameter -> Waits.HEADER.equals(parameter.getName()))
        .forEach(operation::addParametersItem);
    operation.setExtensions(handler.getExtensions());
    return operation;
  }

  /** The handler's problems, and the answers with the result of this experiment. */
  private static ApiResponses responses(
      Entry<?, ?> entry, Operation handler, Components components) {
    ApiResponses responses = new ApiResponses();
    handler
        .getResponses()
        .forEach((status, response) -> {
          if (!status.equals("200") && !status.equals("404")) {
            responses.addApiResponse(status, response);
          }
        });
    Schema<?> output =
        new Schema<>()
            .type("object")
            .addProperty("result", Schemas.reference(entry.result(), components));
    Schema<?> answer =
        new Schema<>()
            .addAllOfItem(new Schema<>().$ref("#/components/schemas/LabExperiment"))
            .addAllOfItem(new Schema<>().type("object").addProperty("output", output));
    return responses
        .addApiResponse("200", answer("It has ended in time.", answer))
        .addApiResponse("202", answer("It waits or runs; `Location` is where to read it.", answer));
  }

  private static ApiResponse answer(String description, Schema<?> schema) {
    return new ApiResponse().description(description).content(content(schema));
  }

  private static Content content(Schema<?> schema) {
    return new Content().addMediaType(JSON, new MediaType().schema(schema));
  }

  /** {@code runNeuralArt} of {@code neural-art}. */
  private static String name(String type) {
    return Arrays.stream(type.split("-"))
        .map(StringUtils::capitalize)
        .collect(Collectors.joining("", "run", ""));
  }
}
