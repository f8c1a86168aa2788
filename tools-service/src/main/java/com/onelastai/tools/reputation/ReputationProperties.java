package com.onelastai.tools.reputation;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The sources of verdicts.
 *
 * @param domainLists zones of block lists of domains (RFC 5782)
 * @param addressLists zones of block lists of addresses (RFC 5782)
 * @param feeds files with an indicator a line
 */
@ConfigurationProperties("onelastai.reputation")
record ReputationProperties(
    List<String> domainLists, List<String> addressLists, List<Path> feeds) {}
