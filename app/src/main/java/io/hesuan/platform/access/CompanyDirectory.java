package io.hesuan.platform.access;

import java.util.List;

/** The companies that there are, as far as rights need to know them. Answered by the room that keeps companies. */
public interface CompanyDirectory {

    /** A company by the names people know it under; {@code id} is as the API spells it. */
    record Listed(String id, String code, String name) {
    }

    /** Active companies within the scope, by code. */
    List<Listed> listed(CompanyScope scope);

    /** Whether any company was ever set up. */
    boolean any();
}
