// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/extract/ProcessLimits.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <vector>

#include <sys/resource.h>

#if defined(__linux__)
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

namespace trinity {

namespace {

constexpr rlim_t addressSpace = rlim_t(512) << 20; // bytes
constexpr rlim_t processorSeconds = 20;

bool limit(int resource, rlim_t value)
{
    const rlimit both{value, value};
    return setrlimit(static_cast<decltype(RLIMIT_AS)>(resource), &both) == 0;
}

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#if defined(__x86_64__)
constexpr unsigned int ownArchitecture = AUDIT_ARCH_X86_64;
#else
constexpr unsigned int ownArchitecture = AUDIT_ARCH_AARCH64;
#endif

constexpr std::array deniedCalls{__NR_socket,           __NR_connect,           __NR_execve, __NR_execveat,      __NR_ptrace,
                                 __NR_process_vm_readv, __NR_process_vm_writev, __NR_kill,   __NR_io_uring_setup};
constexpr unsigned int firstForeignCall = 0x40000000; // the same calls under other numbers, on x86-64

/// The calls that lead out of the process end in EPERM. A list of what is allowed would be stricter, but it would have to know
/// what every version of the C library and of Qt calls.
void closeTheDoors()
{
    constexpr sock_filter refused = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    constexpr sock_filter killed = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    std::vector<sock_filter> filter;
    filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)));
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ownArchitecture, 1, 0));
    filter.push_back(killed);
    filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, firstForeignCall, 0, 1));
    filter.push_back(killed);
    for (const auto call : deniedCalls) {
        filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned int>(call), 0, 1));
        filter.push_back(refused);
    }
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

#else

void closeTheDoors()
{
}

#endif

} // namespace

bool limitThisProcess()
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0); // pipes are no files
#if defined(TRINITY_SANITIZED)
    const bool memory = true; // the sanitizer reserves terabytes of addresses
#else
    const bool memory = limit(RLIMIT_AS, addressSpace);
#endif
    const bool time = limit(RLIMIT_CPU, processorSeconds);
    closeTheDoors();
    return memory && time;
}

} // namespace trinity
