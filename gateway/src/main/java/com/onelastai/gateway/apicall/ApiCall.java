package com.onelastai.gateway.apicall;

import java.time.Instant;
import org.springframework.web.server.ServerWebExchange;

/** A call that is being answered. */
record ApiCall(
    ServerWebExchange exchange, CountingResponse response, Instant arrival, long startNanos) {}
