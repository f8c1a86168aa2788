package com.onelastai.community.text;

import java.util.List;

/**
 * A text as it is shown.
 *
 * @param html safe: only the elements, attributes and protocols of {@link SafeHtml}
 * @param plain the words alone, on one line
 * @param mentioned the ids of members, each once
 * @param links where its links lead
 * @param pictures the ids of its pictures, each once
 */
public record RenderedText(
    String html, String plain, List<String> mentioned, List<String> links, List<String> pictures) {}
