package com.onelastai.tools.ssl;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class SslCheckerTool implements Tool<SslInput, SslResult> {

  private static final int HTTPS = 443;

  private final SslCheck check;
  private final SslProperties properties;

  SslCheckerTool(SslCheck check, SslProperties properties) {
    this.check = check;
    this.properties = properties;
  }

  @Override
  public ToolInfo<SslInput> info() {
    return new ToolInfo<>(
            "ssl-checker",
            "SSL checker",
            Category.SECURITY,
            "Checks the certificates of a server (RFC 5280, RFC 9525), the versions and ciphers of "
                + "TLS that it offers, stapled OCSP, HSTS and CAA, and grades them.",
            new SslInput("example.com", null))
        .with(Trait.SLOW);
  }

  @Override
  public SslResult run(SslInput input) {
    HostName host = HostName.of("host", input.host());
    int port = Objects.requireNonNullElse(input.port(), HTTPS);
    if (!properties.ports().contains(port)) {
      throw ApiException.invalid(
          List.of(new FieldProblem("port", "one_of", "must be one of " + properties.ports())));
    }
    return check.check(host, port);
  }
}
