package com.onelastai.tools.developer;

import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class DeveloperTool implements Tool<DeveloperInput, DeveloperResult> {

  private final Clock clock;

  DeveloperTool(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ToolInfo<DeveloperInput> info() {
    return new ToolInfo<>(
        "developer-utils",
        "Developer utilities",
        Category.DEVELOPER,
        "Small tools: changes the case of names, counts, sorts lines, escapes HTML and URLs "
            + "(RFC 3986), makes slugs, decodes a JWT (RFC 7519), converts numbers between bases, "
            + "explains cron expressions and writes lorem ipsum.",
        new DeveloperInput(Action.SNAKE_CASE, "parseHTTPResponse", null, null, null));
  }

  @Override
  public DeveloperResult run(DeveloperInput input) {
    return input.action().run(input, clock.instant());
  }
}
