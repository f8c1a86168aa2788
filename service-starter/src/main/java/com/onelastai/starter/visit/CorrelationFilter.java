package com.onelastai.starter.visit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes the gateway's correlation id into every log line of a request. */
final class CorrelationFilter extends OncePerRequestFilter {

  private static final String KEY = "correlationId";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = request.getHeader(VisitHeaders.CORRELATION);
    if (id == null) {
      chain.doFilter(request, response);
      return;
    }
    try (var ignored = MDC.putCloseable(KEY, id)) {
      chain.doFilter(request, response);
    }
  }
}
