package com.onelastai.starter.openapi;

import com.onelastai.starter.security.Permission;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Writes into each operation who may call it, as the handler declares it. */
class PermissionCustomizer implements OperationCustomizer {

  static final String EXTENSION = "x-permission";

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    Permission permission = Permission.of(handler);
    if (permission == null) {
      return operation;
    }
    operation.addExtension(EXTENSION, permission.word());
    if (permission.asksForToken()) {
      operation.addSecurityItem(new SecurityRequirement().addList(OpenApiAutoConfiguration.TOKEN));
      describe(operation, "401", "Without a token, or with one that is not valid");
    }
    if (permission.turnsAway()) {
      describe(operation, "403", "With the token of somebody who may not call this");
    }
    return operation;
  }

  /** Unless the handler says more of it. */
  private static void describe(Operation operation, String status, String description) {
    operation
        .getResponses()
        .putIfAbsent(
            status,
            new ApiResponse()
                .description(description)
                .content(OpenApiAutoConfiguration.problemContent()));
  }
}
