package com.onelastai.community.content;

import com.onelastai.events.community.ContentKind;

/** Names a post, a comment or a suggestion. */
public record ContentId(ContentKind kind, String id) {}
