package com.onelastai.community.live;

import com.onelastai.events.community.ContentKind;

/** What {@code changed} events have: a page reads this again. */
record Changed(ContentKind kind, String id, String postId) {}
