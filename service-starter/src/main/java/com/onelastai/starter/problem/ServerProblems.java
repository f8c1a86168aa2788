package com.onelastai.starter.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** Answers what Tomcat itself refuses, before a request reaches the service, as a problem. */
public final class ServerProblems extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String code = ProblemCodes.of(HttpStatusCode.valueOf(status));
    String problem = "{\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}";
    String detail = "The server cannot read or handle this request.";
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      response
          .getOutputStream()
          .write(problem.formatted(status, code, detail).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      container.getLogger().debug("The client left before a problem was written", gone);
    }
  }
}
