package io.hesuan.platform.access;

import java.util.UUID;

/** A command about one company: the write path refuses it where the acting person has no right in that company. */
public interface InCompany {

    UUID companyId();
}
