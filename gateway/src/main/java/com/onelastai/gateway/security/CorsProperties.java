package com.onelastai.gateway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowedOrigins whose pages may call the API with cookies, for instance {@code
 *     https://app.example}
 */
@ConfigurationProperties("onelastai.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
