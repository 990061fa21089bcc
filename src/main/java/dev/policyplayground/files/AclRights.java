package dev.policyplayground.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The access lists of Windows. The system's own accounts may read everything there and count as
/// the owner.
record AclRights() implements Rights {
    private static final Set<String> SYSTEM =
            Set.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators", "CREATOR OWNER");

    private record OwnerOnly(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }
    }

    @Override
    public FileAttribute<?>[] ofNewFile(Path file) throws IOException {
        return new FileAttribute<?>[] {new OwnerOnly(owner(user(file), Set.of()))};
    }

    @Override
    public FileAttribute<?>[] ofNewFolder(Path folder) throws IOException {
        return new FileAttribute<?>[] {new OwnerOnly(owner(user(folder), inherited()))};
    }

    @Override
    public Optional<String> looseRights(Path path) throws IOException {
        AclFileAttributeView view = view(path);
        String others =
                view.getAcl().stream()
                        .filter(e -> e.type() == AclEntryType.ALLOW)
                        .map(AclEntry::principal)
                        .filter(who -> !isOwner(view, who))
                        .map(UserPrincipal::getName)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return Optional.of(others).filter(o -> !o.isEmpty());
    }

    @Override
    public void tighten(Path path) throws IOException {
        if (looseRights(path).isPresent()) {
            boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            AclFileAttributeView view = view(path);
            view.setAcl(owner(view.getOwner(), isFolder ? inherited() : Set.of()));
        }
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        view(to).setAcl(view(from).getAcl());
    }

    private static boolean isOwner(AclFileAttributeView view, UserPrincipal who) {
        try {
            return SYSTEM.contains(who.getName()) || who.equals(view.getOwner());
        } catch (IOException e) {
            return false;
        }
    }

    private static UserPrincipal user(Path path) throws IOException {
        return path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
    }

    private static Set<AclEntryFlag> inherited() {
        return EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }

    private static List<AclEntry> owner(UserPrincipal owner, Set<AclEntryFlag> flags) {
        return List.of(
                AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(owner)
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .setFlags(flags)
                        .build());
    }

    private static AclFileAttributeView view(Path path) {
        return Files.getFileAttributeView(
                path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
