package com.onelastai.tools.apitester;

import com.onelastai.tools.apitester.ApiTestInput.HttpMethod;
import com.onelastai.tools.apitester.ApiTestResult.HttpHeader;
import com.onelastai.tools.apitester.ApiTestResult.HttpRedirect;
import com.onelastai.tools.apitester.ApiTestResult.Timing;
import com.onelastai.tools.connect.HttpAnswer;
import com.onelastai.tools.connect.HttpFetcher;
import com.onelastai.tools.connect.HttpTimes;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ApiTesterTool implements Tool<ApiTestInput, ApiTestResult> {

  private final HttpFetcher fetcher;

  ApiTesterTool(HttpFetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public ToolInfo<ApiTestInput> info() {
    return new ToolInfo<>(
            "api-tester",
            "API tester",
            Category.DEVELOPER,
            "Sends a request over HTTP (RFC 9110) and shows the status, the headers, the body up to "
                + "1 MB, the redirects and how long each phase took.",
            new ApiTestInput(
                HttpMethod.GET,
                "https://www.example.com/",
                List.of("Accept: text/html"),
                null,
                true))
        .with(Trait.SLOW);
  }

  @Override
  public ApiTestResult run(ApiTestInput input) {
    HttpAnswer answer = fetcher.fetch(RequestReader.read(input));
    return new ApiTestResult(
        answer.url().toString(),
        answer.status(),
        timing(answer.times()),
        answer.redirects().stream()
            .map(each -> new HttpRedirect(each.status(), each.from(), each.to()))
            .toList(),
        answer.headers().stream().map(each -> new HttpHeader(each.name(), each.value())).toList(),
        BodyReader.read(answer));
  }

  private static Timing timing(HttpTimes times) {
    return new Timing(
        times.resolve(), times.connect(), times.tls(), times.firstByte(), times.total());
  }
}
