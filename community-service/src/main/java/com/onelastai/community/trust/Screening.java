package com.onelastai.community.trust;

import com.onelastai.community.content.Visibility;
import java.util.List;

/**
 * What the automatic rules say of a text.
 *
 * @param visibility with which it is stored
 * @param flags the rules that found something, such as {@code links}
 */
public record Screening(Visibility visibility, List<String> flags) {}
